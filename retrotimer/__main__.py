"""`python -m retrotimer`."""

import sys

from retrotimer.cli import main

sys.exit(main())
