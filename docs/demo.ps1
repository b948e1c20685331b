<#
.SYNOPSIS
    The whole job against the emulator on this machine. Run it by: ./build.ps1 demo
.DESCRIPTION
    Every command is printed as you would type it, then run.
#>
param(
    [Parameter(Mandatory)] [string] $Module,
    [Parameter(Mandatory)] [string] $Emulator
)

$ErrorActionPreference = 'Stop'
$watch = [System.Diagnostics.Stopwatch]::StartNew()

function Write-Title([string] $Text) {
    Write-Host "`n# $Text" -ForegroundColor Cyan
}

# Prints a step as it would be typed and runs it in the scope of the demo, so that its variables last.
function Invoke-Step([scriptblock] $Step) {
    $lines = $Step.ToString().Trim() -split '\r?\n'
    $indent = ($lines | Select-Object -Skip 1 | ForEach-Object { $_.Length - $_.TrimStart().Length } | Measure-Object -Minimum).Minimum
    $lines = $lines -replace "^ {0,$([int] $indent)}(?=\S| )", ''
    Write-Host ''
    $prompt = 'PS> '
    foreach ($line in $lines) {
        Write-Host "$prompt$line" -ForegroundColor Yellow
        $prompt = '>>  '
    }
    . $Step | Out-Host
}

Write-Title 'The emulator: a gateway on this machine that behaves as MKA1 does'
$start = [System.Diagnostics.ProcessStartInfo]::new('dotnet')
foreach ($argument in $Emulator, '--urls', 'http://127.0.0.1:0', '--parent-pid', "$PID", '--speed', '2') {
    $start.ArgumentList.Add($argument)
}
$start.RedirectStandardOutput = $true
$process = [System.Diagnostics.Process]::Start($start)
$place = Join-Path ([System.IO.Path]::GetTempPath()) "mka1-demo-$([guid]::NewGuid())"
$environment = @{ MKA1_API_KEY = $env:MKA1_API_KEY; MKA1_SERVER_URL = $env:MKA1_SERVER_URL }
try {
    $ready = $process.StandardOutput.ReadLine()
    if (-not $ready) {
        throw 'The emulator did not start.'
    }
    Write-Host $ready
    $env:MKA1_SERVER_URL = $ready.Split(' ')[-1]
    $env:MKA1_API_KEY = 'mk-demo-0123456789'
    New-Item -ItemType Directory $place | Out-Null
    Push-Location $place

    Write-Title 'Connect. The key and the address come from MKA1_API_KEY and MKA1_SERVER_URL here'
    Write-Host "`nPS> Import-Module '$Module/Mka1.psd1'" -ForegroundColor Yellow
    Import-Module (Join-Path $Module 'Mka1.psd1')
    . Invoke-Step { Connect-Mka1 -OnBehalfOf user-7 }
    . Invoke-Step { Test-Mka1Connection -Detailed }

    Write-Title 'Create responses, one a prompt'
    . Invoke-Step { $responses = 'What is a batch?', 'What is a stream?', 'What is a tenant?' | New-Mka1Response -Model auto }
    . Invoke-Step { $responses }

    Write-Title 'Stream one that runs in the background, and read it again afterwards'
    . Invoke-Step { $running = New-Mka1Response 'Tell me a story [words 12]' -Background }
    . Invoke-Step { Get-Mka1Response $running.Id -Stream | Where-Object Type -Like '*.delta' | ForEach-Object { Write-Host $_.Delta -NoNewline } }
    . Invoke-Step { $running | Wait-Mka1Response | Format-List Id, Status, CreatedAt, CompletedAt, Usage }

    Write-Title 'Edit metadata through a pipeline'
    . Invoke-Step { Get-Mka1Response | Set-Mka1ResponseMetadata -Metadata @{ team = 'ops' } | Format-Table Id, Metadata }
    . Invoke-Step { Get-Mka1Response -First 1 | Set-Mka1ResponseMetadata -Metadata @{ reviewed = 'yes' } -Merge -WhatIf }

    Write-Title 'A batch of fifty rows, every tenth of which fails at first'
    . Invoke-Step { 1..50 | Select-Object @{ n = 'id'; e = { $_ } }, @{ n = 'text'; e = { if ($_ % 10) { "Question $_" } else { "Question $_ [flaky]" } } } | Export-Csv rows.csv }
    . Invoke-Step {
        $batch = Import-Csv rows.csv |
            New-Mka1BatchRequest -CustomId { "row-$($_.id)" } -System 'Answer in a sentence.' -Prompt { $_.text } |
            New-Mka1Batch -Group demo -Metadata @{ job = 'demo' }
    }
    . Invoke-Step { $batch = $batch | Wait-Mka1Batch -PollIntervalSeconds 0.5 -TimeoutSeconds 40 }
    . Invoke-Step { $batch }

    Write-Title 'Receive the results: answers and failures, one object a request'
    . Invoke-Step { $results = $batch | Receive-Mka1BatchResult }
    . Invoke-Step { $results | Group-Object Succeeded -NoElement }
    . Invoke-Step { $results | Where-Object { -not $_.Succeeded } }

    Write-Title 'Run again what failed, and read both batches as one'
    . Invoke-Step { Restart-Mka1Batch -Group demo | Wait-Mka1Batch -PollIntervalSeconds 0.5 -TimeoutSeconds 40 }
    . Invoke-Step { $results = Receive-Mka1BatchResult -Group demo }
    . Invoke-Step { Measure-Mka1Batch -Group demo }
    . Invoke-Step { $results | Select-Object CustomId, Succeeded, StatusCode, Text, Error | Export-Csv results.csv }
    . Invoke-Step { Get-Content results.csv -TotalCount 3 }

    Write-Title 'What was called'
    . Invoke-Step { Get-Mka1RequestLog -Last 5 }
    . Invoke-Step { Disconnect-Mka1 -Scope Process }
}
finally {
    if ((Get-Location).Path -eq $place) {
        Pop-Location
    }
    foreach ($name in $environment.Keys) {
        [System.Environment]::SetEnvironmentVariable($name, $environment[$name])
    }
    Remove-Item $place -Recurse -Force -ErrorAction Ignore
    if (-not $process.HasExited) {
        $process.Kill()
        $process.WaitForExit()
    }
    $process.Dispose()
}
Write-Title "The emulator is stopped. That took $([int] $watch.Elapsed.TotalSeconds) s"
