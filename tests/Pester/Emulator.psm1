# What the tests have in common: an emulator, servers that misbehave, connections, and looks into what was sent.

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest

$shared = $null
$onlooker = $null
$temporary = $null

if (-not ('Mka1.Testing.RawServer' -as [type])) {
    # Of what newer frameworks call obsolete, Windows PowerShell has nothing else.
    Add-Type -Path "$PSScriptRoot/TestServer.cs", "$PSScriptRoot/RawServer.cs", "$PSScriptRoot/SampleServer.cs" -IgnoreWarnings -WarningAction SilentlyContinue
}

# Starts an emulator. It ends with this process, if nobody stops it before.
function Start-Emulator {
    param([string[]] $Argument = @())

    $program = $env:MKA1_TEST_EMULATOR
    if (-not $program) {
        $program = Get-Item "$PSScriptRoot/../../artifacts/bin/Mka1.Emulator/*/Mka1.Emulator.dll" |
            Sort-Object LastWriteTime | Select-Object -Last 1 -ExpandProperty FullName
    }
    if (-not $program) {
        throw 'The emulator is not built. Run: dotnet build'
    }
    $start = [System.Diagnostics.ProcessStartInfo]::new('dotnet')
    $start.RedirectStandardOutput = $true
    $start.UseShellExecute = $false
    # As one text: Windows PowerShell has no list of arguments. A path is all that may hold a space.
    $start.Arguments = "`"$program`" --urls http://127.0.0.1:0 --parent-pid $PID $Argument"
    $process = [System.Diagnostics.Process]::Start($start)
    $line = $process.StandardOutput.ReadLineAsync()
    if (-not $line.Wait([timespan]::FromSeconds(60)) -or $line.Result -notmatch 'http://\S+') {
        $process.Kill()
        throw "The emulator did not start: $($line.Result)"
    }
    [pscustomobject]@{ Uri = [uri] $Matches[0]; Process = $process }
}

function Stop-Emulator {
    param([Parameter(Mandatory)] $Emulator)

    $Emulator.Process.Kill()
    $Emulator.Process.WaitForExit()
    $Emulator.Process.Dispose()
}

# The emulator that all tests share. They do not meet in it: each connects with a key of its own.
function Get-SharedEmulator {
    if (-not $script:shared) {
        $script:shared = Start-Emulator -Argument '--speed', '100', '--batch-lines-per-second', '0'
    }
    $script:shared
}

function Stop-SharedEmulator {
    if ($script:shared) {
        Stop-Emulator $script:shared
        $script:shared = $null
    }
}

function Invoke-Control {
    param([string] $Path, [string] $Method = 'Get', $Body)

    $json = @{}
    if ($Body) {
        $json = @{ Body = (ConvertTo-Json $Body -Depth 10); ContentType = 'application/json' }
    }
    Invoke-RestMethod "$((Get-SharedEmulator).Uri)_emulator/$Path" -Method $Method -UseBasicParsing @json
}

# Skips the test that calls it where a condition holds, with the reason that the suite's end tells.
function Skip-Test {
    param([Parameter(Mandatory)] [bool] $If, [Parameter(Mandatory)] [string] $Because)

    if ($If) {
        Set-ItResult -Skipped -Because $Because
    }
}

# Makes the next matching calls go wrong; the members are those of the emulator's faults.
function Add-EmulatorFault {
    param([Parameter(Mandatory)] [hashtable] $Fault)

    $null = Invoke-Control faults Post $Fault
}

# The next look at a batch tells that one request more was completed than its files hold.
function Add-Miscount {
    param([Parameter(Mandatory)] $Batch)

    $told = $Batch.ToJson() | ConvertFrom-Json
    $told.request_counts.completed++
    Add-EmulatorFault @{ method = 'GET'; path = "/batches/$($Batch.Id)"; body = $told }
}

# Runs a script in a process of its own in which no file may grow beyond some KB: the system refuses the write as it does on
# a full disk. What .NET itself maps is exempt. Linux only.
function Invoke-OnFullDisk {
    param([Parameter(Mandatory)] [int] $Kilobytes, [Parameter(Mandatory)] [string] $Key, [Parameter(Mandatory)] [string] $Script, [string] $Temporary)

    $environment = @{ MKA1_API_KEY = $Key; MKA1_SERVER_URL = (Get-SharedEmulator).Uri; DOTNET_EnableWriteXorExecute = 0 }
    if ($Temporary) {
        $environment.TMPDIR = $Temporary
    }
    $old = @{}
    try {
        foreach ($name in $environment.Keys) {
            $old[$name] = [System.Environment]::GetEnvironmentVariable($name)
            [System.Environment]::SetEnvironmentVariable($name, $environment[$name])
        }
        $engine = Get-Engine
        $command = "Import-Module '$((Get-Module Mka1).ModuleBase)/Mka1.psd1'; $Script"
        & bash -c 'trap "" XFSZ && ulimit -f "$0" && exec "$@"' $Kilobytes $engine.Path @($engine.Argument) -NoProfile -NonInteractive -Command $command
    }
    finally {
        foreach ($name in $old.Keys) {
            [System.Environment]::SetEnvironmentVariable($name, $old[$name])
        }
    }
}

function Clear-EmulatorFault {
    $null = Invoke-Control faults Delete
}

# Lines of UTF-8 without a byte order mark, which not every engine's Set-Content can write.
function Write-Line {
    param([Parameter(Mandatory)] [string] $Path, [Parameter(Mandatory)] [string[]] $Line)

    [System.IO.File]::WriteAllLines($Path, $Line)
}

# What the emulator was asked since the log was cleared, oldest first.
function Get-EmulatorRequest {
    param([string] $Method = '*', [string] $Path = '*')

    @(Invoke-Control requests) | ForEach-Object { $_ } | Where-Object { $_.method -like $Method -and ($_.path -like "/api/v1/llm$Path" -or $_.path -like "/api/v1$Path") }
}

function Clear-EmulatorRequest {
    $null = Invoke-Control requests Delete
}

# Makes a new folder the one for what is temporary, and gives it: what lies there is of nobody else.
function Enter-TemporaryFolder {
    $script:temporary = [System.IO.Path]::GetTempPath()
    $env:TMPDIR = $env:TMP = $env:TEMP = (New-Item -ItemType Directory (Join-Path $temporary ([guid]::NewGuid()))).FullName
    $env:TMPDIR
}

function Exit-TemporaryFolder {
    Remove-Item $env:TMPDIR -Recurse
    $env:TMPDIR = $env:TMP = $env:TEMP = $temporary
}

function New-TestKey {
    "mk-test-$([guid]::NewGuid().ToString('N'))"
}

# ConvertTo-SecureString -AsPlainText is what nobody should learn from a test.
function ConvertTo-Token {
    param([Parameter(Mandatory)] [AllowEmptyString()] [string] $Text)

    [System.Net.NetworkCredential]::new('', $Text).SecurePassword
}

# Forgets all connections and faults, and connects with a new key: an empty tenant.
function Connect-TestEmulator {
    param([string] $Key = (New-TestKey), [hashtable] $Parameter = @{})

    Disconnect-All
    Clear-EmulatorFault
    $context = Connect-Mka1 -Token (ConvertTo-Token $Key) -Uri (Get-SharedEmulator).Uri @Parameter
    Clear-EmulatorRequest
    $context
}

# A runspace does not see the contexts that it disconnected from; one that never does sees those of the process.
function Disconnect-All {
    if (-not $script:onlooker) {
        $script:onlooker = New-Shell
        $null = $script:onlooker.AddScript('Get-Mka1Context * | Disconnect-Mka1 -Scope Process')
    }
    $null = $script:onlooker.Invoke()
    Get-Mka1Context -Name * | Disconnect-Mka1 -Scope Process
}

function New-Shell {
    $state = [initialsessionstate]::CreateDefault2()
    $state.ImportPSModule("$((Get-Module Mka1).ModuleBase)/Mka1.psd1")
    [powershell]::Create($state)
}

function Wait-Until {
    param([Parameter(Mandatory)] [scriptblock] $Condition, [int] $Seconds = 30, [string] $Because = 'the condition never held')

    $end = [datetime]::UtcNow.AddSeconds($Seconds)
    while (-not (& $Condition)) {
        if ([datetime]::UtcNow -gt $end) {
            throw "Waited $Seconds s in vain: $Because."
        }
        Start-Sleep -Milliseconds 20
    }
}

# A background response that sleeps until it is woken.
function New-Sleeper {
    param([string] $Prompt = '[sleep 36000] Good morning')

    $made = New-Mka1Response $Prompt -Background
    Wait-Until { (Get-Mka1Response $made.Id).Output.Where({ $_.Type -eq 'function_call' }) } -Because 'it does not fall asleep'
    $made
}

# Passes on what a stream gives, and wakes the response at its directive [sleep]: until then it cannot be over, however
# slow the machine, and the connection that tells of the sleep tells all that follows.
function Resume-Sleeper {
    param([Parameter(ValueFromPipeline)] $InputObject, [string] $Id, [hashtable] $Parameter = @{})

    process {
        $InputObject
        if ($InputObject -isnot [System.Management.Automation.ErrorRecord]) {
            if ($InputObject.Type -eq 'response.created') {
                $Id = $InputObject.Response.Id
            }
            elseif ($InputObject.Type -eq 'response.function_call_arguments.done') {
                $null = Resume-Mka1Response $Id 'Wake up' @Parameter
            }
        }
    }
}

# Runs a script in a runspace of its own beside the test; the result has Output, Shell and Handle.
function Start-Script {
    param([Parameter(Mandatory)] [scriptblock] $Script, [object[]] $Argument = @())

    $shell = New-Shell
    $null = $shell.AddScript($Script.ToString())
    foreach ($value in $Argument) {
        $null = $shell.AddArgument($value)
    }
    $output = [System.Management.Automation.PSDataCollection[psobject]]::new()
    $nothing = [System.Management.Automation.PSDataCollection[psobject]]::new()
    $nothing.Complete()
    [pscustomobject]@{ Shell = $shell; Collection = $output; Handle = $shell.BeginInvoke($nothing, $output) } |
        # A copy: who enumerates the collection itself waits for its end.
        Add-Member -MemberType ScriptProperty -Name Output -PassThru -Value {
            $copy = [object[]]::new($this.Collection.Count)
            for ($index = 0; $index -lt $copy.Length; $index++) {
                $copy[$index] = $this.Collection[$index]
            }
            , $copy
        }
}

# What Ctrl+C does, and the wait for its end. Every time limit of a test connection is longer than the bound here.
function Stop-Script {
    param([Parameter(Mandatory)] $Run)

    $stop = $Run.Shell.BeginStop($null, $null)
    if (-not $stop.AsyncWaitHandle.WaitOne([timespan]::FromSeconds(30))) {
        throw 'The pipeline did not stop.'
    }
    $Run.Shell.EndStop($stop)
}

function Wait-Script {
    param([Parameter(Mandatory)] $Run)

    if (-not $Run.Handle.AsyncWaitHandle.WaitOne([timespan]::FromSeconds(60))) {
        throw 'The script did not end.'
    }
    try {
        $null = $Run.Shell.EndInvoke($Run.Handle)
    }
    finally {
        $Run.Shell.Runspace.Dispose()
    }
}

# A server that gives one answer to all, whatever it is; see TestServer.cs. A body alone gets a head that fits.
function Start-RawServer {
    param([string] $Answer, [string] $Body, [int] $Status = 200, [string] $Header = 'Content-Type: application/json', [switch] $Encrypted)

    if (-not $PSBoundParameters.ContainsKey('Answer')) {
        # The length is left out: the end of the connection is the end of the body.
        $Answer = "HTTP/1.1 $Status Whatever`r`n$Header`r`nConnection: close`r`n`r`n$Body"
    }
    [Mka1.Testing.RawServer]::new($Answer, $Encrypted)
}

# An error record as it should be: id, category, target and advice.
function Assert-ErrorRecord {
    param($Record, [Parameter(Mandatory)] [string] $Id, [string] $Category, $Target, [string] $Message, [switch] $Repeated)

    @($Record).Count | Should -Be 1 -Because "one error $Id is expected, not: $($Record -join ' | ')"
    $one = @($Record)[0]
    $one.FullyQualifiedErrorId | Should -BeLike "$Id,Mka1.PowerShell.*" -Because $one
    # Several errors of one command with the same advice give it once.
    [string]::IsNullOrEmpty($one.ErrorDetails.RecommendedAction) | Should -Be $Repeated -Because $one
    if ($Category) {
        $one.CategoryInfo.Category | Should -Be $Category
    }
    if ($PSBoundParameters.ContainsKey('Target')) {
        $one.TargetObject | Should -Be $Target
    }
    if ($Message) {
        "$one" | Should -BeLike $Message
    }
}

Export-ModuleMember -Function *-*
