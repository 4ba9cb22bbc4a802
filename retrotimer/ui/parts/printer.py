"""Whether there is a printer; asked by whatever can be printed, and imported only then."""


def printer_found() -> bool:
    """Whether the system has a printer to print on; where its own library for that is missing, none."""
    try:
        from PySide6.QtPrintSupport import QPrinterInfo
    except ImportError:
        return False
    return bool(QPrinterInfo.availablePrinterNames())
