; The installer for Windows: for one person, without an administrator. `build.py installer` calls makensis with
;   VERSION, NUMBERS (x.x.x.x), PAYLOAD (the bundle's folder), FILES (what of it to install and to remove),
;   KIBIBYTES, ICON, LICENCE, HOMEPAGE, ISSUES, TARGET.
; The uninstaller removes what was installed, file by file, and nothing else: whatever folder somebody chose
; to install into, their own files in it stay. The walks lie elsewhere, in %LOCALAPPDATA%\retrotimer.

Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
RequestExecutionLevel user
ManifestDPIAware true

!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!insertmacro un.GetParameters
!insertmacro un.GetOptions

!define TITLE "Retrotimer"
!define PUBLISHER "The Retrotimer founders"
!define PROGRAM "retrotimer.exe"
!define ENTRY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${TITLE}"
; What retrotimer/desktop/login writes: this value, and for data in a folder of one's own the same with a
; hyphen and eight digits after it.
!define AUTOSTART "Software\Microsoft\Windows\CurrentVersion\Run"
!define APPROVED "Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
!define AUTOSTART_NAME "retrotimer"

Name "${TITLE}"
OutFile "${TARGET}"
InstallDir "$LOCALAPPDATA\Programs\${TITLE}"
InstallDirRegKey HKCU "${ENTRY}" "InstallLocation"
BrandingText "${TITLE} ${VERSION}"

VIProductVersion "${NUMBERS}"
VIAddVersionKey ProductName "${TITLE}"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey FileDescription "${TITLE} installer"
VIAddVersionKey CompanyName "${PUBLISHER}"
VIAddVersionKey LegalCopyright "MIT licence"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_LICENSE "${LICENCE}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE English

!include "${FILES}" ; macros InstallFiles and RemoveFiles

!define WAITS "is open, or waits for your next walk. Finish your walk and close the window"
!define BESIDE "if its icon is beside the clock, choose Quit in the icon's menu"
!define OPEN "${TITLE} ${WAITS}; ${BESIDE}. Then press Retry. Nothing has been changed so far."

; A program that runs can be renamed but not written to: this notices a window that is open, or a walk.
!macro MustNotRun un
  Function ${un}MustNotRun
    again:
    ${IfNot} ${FileExists} "$INSTDIR\${PROGRAM}"
      Return
    ${EndIf}
    ClearErrors
    FileOpen $0 "$INSTDIR\${PROGRAM}" a
    ${IfNot} ${Errors}
      FileClose $0
      Return
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONINFORMATION "${OPEN}" /SD IDCANCEL IDRETRY again
    SetErrorLevel 3
    Quit
  FunctionEnd
!macroend
!insertmacro MustNotRun ""
!insertmacro MustNotRun "un."

Section
  Call MustNotRun
  ; An older version may have had files that this one has not.
  ReadRegStr $1 HKCU "${ENTRY}" "InstallLocation"
  ${If} $1 != ""
  ${AndIf} ${FileExists} "$1\uninstall.exe"
    CopyFiles /SILENT "$1\uninstall.exe" "$PLUGINSDIR\before.exe"
    ExecWait '"$PLUGINSDIR\before.exe" /S /KEEP _?=$1'
  ${EndIf}
  !insertmacro InstallFiles
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${TITLE}.lnk" "$INSTDIR\${PROGRAM}" "" "$INSTDIR\${PROGRAM}" 0
  WriteRegStr HKCU "${ENTRY}" "DisplayName" "${TITLE}"
  WriteRegStr HKCU "${ENTRY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${ENTRY}" "Publisher" "${PUBLISHER}"
  WriteRegStr HKCU "${ENTRY}" "URLInfoAbout" "${HOMEPAGE}"
  WriteRegStr HKCU "${ENTRY}" "HelpLink" "${ISSUES}"
  WriteRegStr HKCU "${ENTRY}" "DisplayIcon" "$INSTDIR\${PROGRAM}"
  WriteRegStr HKCU "${ENTRY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${ENTRY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${ENTRY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${ENTRY}" "EstimatedSize" ${KIBIBYTES}
  WriteRegDWORD HKCU "${ENTRY}" "NoModify" 1
  WriteRegDWORD HKCU "${ENTRY}" "NoRepair" 1
SectionEnd

Section Uninstall
  Call un.MustNotRun
  !insertmacro RemoveFiles
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${TITLE}.lnk"
  DeleteRegKey HKCU "${ENTRY}"
  ; A newer version that takes this one's place keeps the start at login that somebody chose.
  ClearErrors
  ${un.GetParameters} $0
  ${un.GetOptions} $0 "/KEEP" $1
  ${If} ${Errors}
    Call un.StartNoMore
  ${EndIf}
SectionEnd

; Take away each value that the app wrote, and the system's note of whether it is switched off.
Function un.StartNoMore
  StrLen $4 "${AUTOSTART_NAME}-"
  IntOp $5 $4 + 8
  StrCpy $0 0
  next:
  ClearErrors
  EnumRegValue $1 HKCU "${AUTOSTART}" $0
  ${If} ${Errors}
  ${OrIf} $1 == ""
    Return
  ${EndIf}
  IntOp $0 $0 + 1
  StrCpy $2 $1 $4
  StrLen $3 $1
  ${If} $2 == "${AUTOSTART_NAME}-"
  ${AndIf} $3 = $5
  ${OrIf} $1 == "${AUTOSTART_NAME}"
    ClearErrors
    DeleteRegValue HKCU "${AUTOSTART}" $1
    ${IfNot} ${Errors}
      IntOp $0 $0 - 1 ; the others move up
    ${EndIf}
    DeleteRegValue HKCU "${APPROVED}" $1
  ${EndIf}
  Goto next
FunctionEnd
