<#
.SYNOPSIS
    Works for a while as an operator's scripts do, with one call in twenty going wrong. Run it by: ./build.ps1 soak
.DESCRIPTION
    Each round creates, reads, streams, changes and deletes responses, sends and saves files, and runs a batch, against an
    emulator that spoils five of a hundred calls in ways of its own choice. What comes back is compared with what must come:
    an error of the closed list is an answer, a wrong result is not. After the first third of the time, the heap and the
    handles of this process must stay as they are.

    It writes one object with the figures and ends with exit code 1 where a result was wrong or something grew.
.PARAMETER Module
    The folder of the module.
.PARAMETER Emulator
    The emulator's assembly.
.PARAMETER Seconds
    How long to work.
.PARAMETER Seed
    The seed of what goes wrong; the same seed spoils the same calls.
#>
param(
    [Parameter(Mandatory)] [string] $Module,
    [Parameter(Mandatory)] [string] $Emulator,
    [ValidateRange(5, 86400)] [int] $Seconds = 600,
    [int] $Seed = 1
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$WarningPreference = 'SilentlyContinue'
Set-StrictMode -Version Latest

# What may grow from the end of the first third to the end: the log of calls and the pools of the runtime settle late.
$mostHeap = 8MB
$mostHandles = 20

$random = [Random]::new($Seed)
$figures = [ordered]@{ Rounds = 0; Calls = 0; Faults = 0; Errors = 0; Wrong = 0 }
$unknown = [System.Collections.Generic.List[string]]::new()

# Makes one in twenty of the next calls go wrong.
function Add-Fault([int] $Calls) {
    $kinds = @(
        @{ refuseBeforeProcessing = $true }
        @{ afterProcessing = $true }
        @{ status = 503; headers = @{ 'Retry-After' = '0' }; body = @{ error = @{ message = 'busy' } } }
        @{ status = 500; body = 'this is no JSON' }
        @{ status = 429; body = @{ error = @{ message = 'slow down'; code = 'rate_limit_exceeded' } } }
        @{ dropAfterBytes = 20 }
        @{ truncateAfterBytes = 40 }
        @{ delayMs = 50 }
    )
    $faults = for ($index = 0; $index -lt $Calls / 20; $index++) {
        $kinds[$random.Next($kinds.Count)] + @{ path = '/'; skip = $random.Next($Calls) }
    }
    $null = Invoke-RestMethod "$uri/_emulator/faults" -Method Post -ContentType application/json -Body (ConvertTo-Json @($faults) -Depth 5)
    $figures.Faults += @($faults).Count
}

# Runs a piece of work, and counts the errors of the closed list that end it or that it writes. Anything else is wrong.
function Invoke-Work([scriptblock] $Work) {
    $problems = [System.Collections.ArrayList]::new()
    try {
        . $Work
    }
    catch {
        $null = $problems.Add($_)
    }
    foreach ($problem in $problems) {
        if ("$($problem.FullyQualifiedErrorId)" -like 'Mka1.*,Mka1.PowerShell.*') {
            $figures.Errors++
        }
        else {
            $figures.Wrong++
            $unknown.Add("$($problem.FullyQualifiedErrorId): $problem")
        }
    }
}

function Confirm-Equal($Actual, $Expected, [string] $What) {
    if ("$Actual" -cne "$Expected") {
        $figures.Wrong++
        $unknown.Add("${What}: '$Actual' instead of '$Expected'")
    }
}

function Invoke-Round([int] $Number) {
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = '+problems' }
    Add-Fault 120

    Invoke-Work {
        $prompts = 1..20 | ForEach-Object { "Round $Number, prompt $_" }
        $made = @($prompts | New-Mka1Response -ThrottleLimit 8 @quiet)
        foreach ($response in $made) {
            Confirm-Equal ($response.OutputText -in $prompts.ForEach{ "You said: $_" }) $true "The answer '$($response.OutputText)'"
        }
        foreach ($again in $made | Get-Mka1Response -ThrottleLimit 8 @quiet) {
            Confirm-Equal $again.OutputText ($made | Where-Object Id -EQ $again.Id).OutputText "The response $($again.Id)"
        }
        foreach ($changed in $made | Select-Object -First 5 | Set-Mka1ResponseMetadata -Metadata @{ round = "$Number" } @quiet) {
            Confirm-Equal $changed.Metadata['round'] $Number "The metadata of $($changed.Id)"
        }
        $null = Get-Mka1Response -First 15 @quiet
        $made | Remove-Mka1Response -Confirm:$false @quiet | Out-Null
    }

    Invoke-Work {
        $background = New-Mka1Response "Stream $Number [words 60]" -Background @quiet
        if ($background) {
            $events = @(Get-Mka1Response $background.Id -Stream @quiet)
            $text = -join ($events | Where-Object Type -EQ response.output_text.delta | ForEach-Object Delta)
            # Of a response that is over the stream is its last event alone.
            if ($problems.Count -eq 0 -and $events.Count -ne 1) {
                Confirm-Equal $text (Get-Mka1Response $background.Id).OutputText "The stream of $($background.Id)"
            }
            $background | Wait-Mka1Response -PollIntervalSeconds 0.1 @quiet | Remove-Mka1Response -Confirm:$false @quiet | Out-Null
        }
    }

    Invoke-Work {
        $bytes = [byte[]]::new(300KB)
        $random.NextBytes($bytes)
        [IO.File]::WriteAllBytes("$place/sent.bin", $bytes)
        $sent = Send-Mka1File "$place/sent.bin" -Purpose user_data @quiet
        if ($sent) {
            $saved = $sent | Save-Mka1File -Path "$place/saved.bin" -Force @quiet
            if ($saved) {
                Confirm-Equal (Get-FileHash "$place/saved.bin").Hash (Get-FileHash "$place/sent.bin").Hash "The file $($sent.Id)"
            }
            $sent | Remove-Mka1File -Confirm:$false @quiet | Out-Null
        }
    }

    Invoke-Work {
        $batch = 1..10 | New-Mka1BatchRequest -CustomId { "r$_" } -Prompt { "Batch $Number, $_" } |
            New-Mka1Batch @quiet | Wait-Mka1Batch -PollIntervalSeconds 0.1 @quiet
        if ($batch) {
            $results = @($batch | Receive-Mka1BatchResult @quiet)
            if ($problems.Count -eq 0) {
                Confirm-Equal $results.Count 10 "The results of $($batch.Id)"
            }
            foreach ($result in $results) {
                Confirm-Equal $result.Text "You said: Batch $Number, $($result.CustomId.Substring(1))" "The result $($result.CustomId) of $($batch.Id)"
            }
            $batch.InputFileId, $batch.OutputFileId | Where-Object { $_ } | Remove-Mka1File -Confirm:$false @quiet | Out-Null
        }
    }

    $figures.Rounds++
    # The emulator's log is limited: it is counted and cleared.
    $figures.Calls += @(Invoke-RestMethod "$uri/_emulator/requests").ForEach{ $_ }.Count
    $null = Invoke-RestMethod "$uri/_emulator/requests" -Method Delete
    $Error.Clear()
}

function Get-Usage {
    1..3 | ForEach-Object { [GC]::Collect(); [GC]::WaitForPendingFinalizers() }
    $process = [System.Diagnostics.Process]::GetCurrentProcess()
    [pscustomobject]@{ Heap = [GC]::GetTotalMemory($true); WorkingSet = $process.WorkingSet64; Handles = $process.HandleCount; Threads = $process.Threads.Count }
}

$start = [System.Diagnostics.ProcessStartInfo]::new('dotnet', "`"$Emulator`" --urls http://127.0.0.1:0 --parent-pid $PID --speed 20 --batch-lines-per-second 0")
$start.RedirectStandardOutput = $true
$start.UseShellExecute = $false
$process = [System.Diagnostics.Process]::Start($start)
$place = (New-Item -ItemType Directory (Join-Path ([IO.Path]::GetTempPath()) "Mka1-soak-$([guid]::NewGuid())")).FullName
try {
    $uri = "$($process.StandardOutput.ReadLine())".Split(' ')[-1].TrimEnd('/')
    Import-Module (Join-Path (Resolve-Path $Module) Mka1.psd1)
    $token = [System.Net.NetworkCredential]::new('', 'mk-soak-0123456789').SecurePassword
    $null = Connect-Mka1 -Token $token -Uri $uri -OperationTimeoutSeconds 10
    $watch = [System.Diagnostics.Stopwatch]::StartNew()
    while ($watch.Elapsed.TotalSeconds -lt $Seconds / 3 -or $figures.Rounds -lt 2) {
        Invoke-Round $figures.Rounds
    }
    $before = Get-Usage
    while ($watch.Elapsed.TotalSeconds -lt $Seconds) {
        Invoke-Round $figures.Rounds
    }
    $after = Get-Usage
}
finally {
    $process.Kill()
    $process.WaitForExit()
    Remove-Item $place -Recurse
}

$flat = $after.Heap - $before.Heap -le $mostHeap -and $after.Handles - $before.Handles -le $mostHandles
[pscustomobject]($figures + @{
        Seconds = [int] $watch.Elapsed.TotalSeconds
        HeapMB = '{0:n1} -> {1:n1}' -f ($before.Heap / 1MB), ($after.Heap / 1MB)
        WorkingSetMB = '{0:n0} -> {1:n0}' -f ($before.WorkingSet / 1MB), ($after.WorkingSet / 1MB)
        Handles = "$($before.Handles) -> $($after.Handles)"
        Threads = "$($before.Threads) -> $($after.Threads)"
        Flat = $flat
    }) | Format-List | Out-String | Write-Host
$unknown | Select-Object -First 20 | Write-Host
exit [int] ($figures.Wrong -gt 0 -or -not $flat)
