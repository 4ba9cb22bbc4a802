"""What a bundle leaves behind: parts of Qt and Python that no run reaches, and what is the system's.

PyInstaller takes whole folders of Qt's plugins, what each of them needs, and every library of the machine
that it runs on. A library that each desktop has stays out: one from the build machine would be older than
the drivers around it, and nobody would mend it. `elf.py` then sees that nothing is missed.
"""

import re

# Modules that something imports for a purpose of its own, and that no run of the app reaches. Python does
# without its OpenSSL and compressors: nothing here talks to a network or opens an archive.
_NAMES = """
    PySide6.QtQml PySide6.QtQuick PySide6.QtPdf PySide6.QtWebEngineCore PySide6.QtOpenGL
    PySide6.QtOpenGLWidgets PySide6.QtTest PySide6.QtDBus PySide6.QtMultimediaWidgets
    ssl _ssl _hashlib bz2 _bz2 lzma _lzma _uuid curses readline tkinter
    unittest pydoc doctest pdb xmlrpc pip setuptools pkg_resources pytest tests
"""
NOT_IMPORTED = tuple(_NAMES.split())

# For one system each; the Mac's list of what starts at login would bring all of Python's XML along.
OF_ONE_SYSTEM = {"darwin": "retrotimer.desktop.login.macos", "win32": "retrotimer.desktop.login.windows"}

# What PyInstaller would run before the app. The one imports Qt before `binding.py` can spare the start of it,
# and leaves QT_PLUGIN_PATH to all that the program starts, though PySide6's wheels find their plugins by
# themselves; the other imports `inspect`, which a plain start does without: together 100 ms.
NOT_RUN_FIRST = {f"pyi_rth_{name}" for name in ("pyside6", "inspect", "pkgutil", "multiprocessing")}

# Files of PySide6 by their names, which begin with "lib" on Linux and end differently on each system.
# Multimedia's FFmpeg plays films and compressed sound; our own sounds go to the device as they are.
LEFT_BEHIND = re.compile(
    r"""
      (?:^|/)(?:lib)?Qt6?(?:Quick|Qml|Pdf|WebEngine|WebChannel|WebSockets|VirtualKeyboard|Egl\w*
                        |ShaderTools|Sql|Test\b|Designer|Help|Labs|OpenGL|FFmpegStub|MultimediaWidgets
                        |Charts|3D|SpatialAudio)
    | (?:^|/)(?:lib)?(?:avcodec|avformat|avutil|swscale|swresample|opengl32sw)\b
    | (?:^|/)plugins/(?:multimedia/\w*ffmpeg|platforminputcontexts/\w*virtualkeyboard
                     |platforms/(?:lib)?q(?:eglfs|linuxfb|minimal|vkkhr|vnc|webgl)
                     |platformthemes/\w*gtk3|imageformats/(?:lib)?q(?:pdf|tiff|webp|wbmp|tga|icns|jp2|mng)
                     |texttospeech/\w*mock
                     |(?:egldeviceintegrations|xcbglintegrations|wayland-graphics-integration-\w+|qmltooling
                       |qmllint|sqldrivers|tls|networkinformation|generic|position|sensors|designer
                       |renderers)/)
    | ^PySide6/(?:Qt/)?(?:qml|translations|metatypes|libexec|sbom|glue|typesystems|include|scripts)/
    | \.pyi$
    """,
    re.VERBOSE,
)

# Of what lies outside Python and PySide6, what goes along all the same: the data are kept by the SQLite
# that the tests ran with, and Python is not to depend on which libffi a system has.
TAKEN_ALONG = re.compile(r"lib(?:python3|sqlite3|ffi)\b")


def not_imported(platform: str) -> list[str]:
    """The modules that stay out of a bundle for a system."""
    return [*NOT_IMPORTED, *(name for system, name in OF_ONE_SYSTEM.items() if system != platform)]


def is_wanted(name: str) -> bool:
    """Whether a file goes into the bundle, by its path in it."""
    return LEFT_BEHIND.search(name.replace("\\", "/")) is None


def is_the_systems(source: str, ours: tuple[str, ...], platform: str) -> bool:
    """Whether a library is the system's own; `ours` are the folders of Python's files."""
    path = source.replace("\\", "/")
    inside = any(path.startswith(f"{folder.rstrip('/')}/") for folder in ours)
    return platform == "linux" and not inside and not TAKEN_ALONG.match(path.rpartition("/")[2])
