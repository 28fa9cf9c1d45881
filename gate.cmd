@echo off
rem Builds gate when a source is newer than the last build, then runs it with the arguments as given.
rem The POSIX twin is "gate"; what both remember lies in .gate\.
setlocal
set "root=%~dp0"
set "state=%root%.gate"
set "binary=%state%\app\gate.dll"
set "project=%root%src\Gate.Cli\Gate.Cli.csproj"
set "quiet=-nologo -v:quiet -nodeReuse:false -p:UseSharedCompilation=false"
set "ahead=--use-current-runtime -p:PublishReadyToRun=true -p:NuGetLockFilePath=obj/ahead.lock.json"
where /q dotnet || (
  echo gate: sdk-missing: the .NET SDK was not found>&2
  echo   at  PATH>&2
  echo   try installing the .NET 10 SDK ^(https://dotnet.microsoft.com/download/dotnet/10.0^), then the same command again>&2
  exit /b 3
)
if not exist "%binary%" goto build
if not exist "%state%\built" goto build
powershell -NoProfile -Command "$t=(Get-Item -LiteralPath '%state%\built').LastWriteTimeUtc; $n=Get-ChildItem -LiteralPath '%root%src','%root%harness' -Recurse | Where-Object { $_.FullName -notmatch '\\(bin|obj)(\\|$)' -and $_.LastWriteTimeUtc -gt $t } | Select-Object -First 1; if ($n) { exit 1 }"
if not errorlevel 1 goto run

:build
if not exist "%state%" mkdir "%state%"
echo gate: building>&2
if not exist "%state%\witness.props" call :witness
call :publish
if not errorlevel 1 goto swap
rem "Yes" was remembered, and the package is gone since: asked once more.
findstr /r /c:"NU110[12].*ImageSharp" "%state%\build.log" >nul || goto broken
del /q "%state%\witness.props"
call :witness
call :publish
if not errorlevel 1 goto swap
:broken
type "%state%\build.log">&2
echo gate: build-failed: the errors stand above>&2
exit /b 3

:swap
if exist "%state%\app" rmdir /s /q "%state%\app"
move "%state%\next" "%state%\app" >nul || (
  echo gate: build-failed: %state%\app is in use>&2
  echo   try the same command again once the gate that is running has ended>&2
  exit /b 3
)
type nul >"%state%\built"

:run
dotnet "%binary%" %*
exit /b %errorlevel%

:publish
rem Compiled ahead of time where the compiler's package can be had, else as it is.
if exist "%state%\next" rmdir /s /q "%state%\next"
dotnet restore "%project%" %quiet% %ahead% >"%state%\build.log" 2>&1
if errorlevel 1 goto plain
dotnet publish "%project%" -c Release --no-restore --no-self-contained %quiet% %ahead% -o "%state%\next" >"%state%\build.log" 2>&1
exit /b %errorlevel%
:plain
dotnet publish "%project%" -c Release %quiet% -o "%state%\next" >"%state%\build.log" 2>&1
exit /b %errorlevel%

:witness
dotnet restore "%root%src\Gate.ImageSharp\Gate.ImageSharp.csproj" -v:quiet >"%state%\build.log" 2>&1
if errorlevel 1 (
  >"%state%\witness.props" echo ^<Project^>^<PropertyGroup^>^<WitnessAbsence^>dotnet restore src/Gate.ImageSharp failed on this machine^</WitnessAbsence^>^</PropertyGroup^>^</Project^>
  echo gate: the witness is absent: dotnet restore src/Gate.ImageSharp failed on this machine>&2
) else (
  >"%state%\witness.props" echo ^<Project^>^<PropertyGroup^>^<ImageSharp^>true^</ImageSharp^>^</PropertyGroup^>^</Project^>
)
exit /b 0
