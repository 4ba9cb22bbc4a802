"""Whether there is a printer; asked only once somebody has pressed Print.

To ask, the system's library may open a socket to the print server, be it on this machine: libcups asks at
port 631 of localhost where it finds no other.  Nothing here does so unless a person wants to print.
"""


def printer_found() -> bool:
    """Whether the system has a printer to print on; where its own library for that is missing, none."""
    try:
        from PySide6.QtPrintSupport import QPrinterInfo
    except ImportError:
        return False
    return bool(QPrinterInfo.availablePrinterNames())
