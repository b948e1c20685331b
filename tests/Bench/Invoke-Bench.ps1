<#
.SYNOPSIS
    Measures the module beside what it is compared with, in one run. Run it by: ./build.ps1 bench
.DESCRIPTION
    Figures are medians. A ratio says more than a time: both sides ran on the same machine in turn.
#>
param(
    [Parameter(Mandatory)] [string] $Module,
    [Parameter(Mandatory)] [string] $Bench,
    [int] $Rounds = 5
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest
Import-Module "$PSScriptRoot/../../build/Engine.psm1"

function Get-Median([double[]] $Values) {
    $sorted = @($Values | Sort-Object)
    $middle = [int][Math]::Floor($sorted.Count / 2)
    if ($sorted.Count % 2) { $sorted[$middle] } else { ($sorted[$middle - 1] + $sorted[$middle]) / 2 }
}

# Runs a script in a fresh process and gives the number that it writes.
function Measure-Fresh([string] $Script) {
    $text = Invoke-Engine -Script ([scriptblock]::Create($Script))
    [double]::Parse(@($text)[-1], [cultureinfo]::InvariantCulture)
}

function Measure-Bare([string[]] $Arguments) {
    [double]::Parse((& dotnet $Bench @Arguments), [cultureinfo]::InvariantCulture)
}

# Measures two sides in turn and gives the row.
function Compare-Side([string] $What, [scriptblock] $Ours, [string] $TheirName, [scriptblock] $Theirs, [string] $Unit, [string] $Target, [int] $Rounds = $Rounds) {
    $our = [double[]]::new($Rounds)
    $their = [double[]]::new($Rounds)
    for ($round = 0; $round -lt $Rounds; $round++) {
        $our[$round] = & $Ours
        $their[$round] = & $Theirs
    }
    $a = Get-Median $our
    $b = Get-Median $their
    [pscustomobject]@{
        What = $What; Mka1 = [Math]::Round($a, 3); Peer = "$([Math]::Round($b, 3)) ($TheirName)"; Unit = $Unit
        Ratio = [Math]::Round($a / $b, 2); Target = $Target
    }
}

# A binary module with as many cmdlets as Mka1 that do nothing.
function New-EmptyModule([int] $Count) {
    $folder = (New-Item -ItemType Directory (Join-Path ([IO.Path]::GetTempPath()) "Empty-$([guid]::NewGuid())")).FullName
    $parameters = 1..10 | ForEach-Object { "[Parameter] public string P$_ { get; set; }" }
    $classes = 1..$Count | ForEach-Object { "[Cmdlet(""Get"", ""Empty$_"")] public class Get$_ : PSCmdlet { $parameters }" }
    Add-Type -TypeDefinition "using System.Management.Automation; $classes" -OutputAssembly "$folder/Empty.dll"
    New-ModuleManifest "$folder/Empty.psd1" -RootModule Empty.dll -CmdletsToExport (1..$Count | ForEach-Object { "Get-Empty$_" }) -FunctionsToExport @() -AliasesToExport @()
    $folder
}

$start = [System.Diagnostics.ProcessStartInfo]::new('dotnet', "`"$Bench`" serve")
$start.RedirectStandardOutput = $true
$server = [System.Diagnostics.Process]::Start($start)
$empty = $null
$data = (New-Item -ItemType Directory (Join-Path ([IO.Path]::GetTempPath()) "Bench-$([guid]::NewGuid())")).FullName
try {
    $uri = $server.StandardOutput.ReadLine()
    $connected = "
        `$ErrorActionPreference = 'Stop'
        Import-Module '$Module/Mka1.psd1'
        `$null = Connect-Mka1 -Uri $uri -Token (ConvertTo-SecureString mk-bench-0123456789 -AsPlainText -Force)
        `$watch = [Diagnostics.Stopwatch]::new()
    "
    $import = { param($Path) "`$watch = [Diagnostics.Stopwatch]::StartNew(); Import-Module '$Path'; `$watch.Elapsed.TotalMilliseconds.ToString([cultureinfo]::InvariantCulture)" }
    $empty = New-EmptyModule (Import-PowerShellDataFile "$Module/Mka1.psd1").CmdletsToExport.Count
    $rows = @(
        Compare-Side 'Import-Module' { Measure-Fresh (& $import "$Module/Mka1.psd1") } 'empty cmdlets' { Measure-Fresh (& $import "$empty/Empty.psd1") } 'ms' 'at most 1.5'

        $calls = 2000
        $byId = "$connected
            `$ids = 1..$calls | ForEach-Object { ""resp_`$_"" }
            `$ids[0..50] | Get-Mka1Response -ThrottleLimit 1 | Out-Null
            `$watch.Start()
            `$ids | Get-Mka1Response -ThrottleLimit 1 | Out-Null
            (`$watch.Elapsed.TotalMilliseconds / $calls).ToString([cultureinfo]::InvariantCulture)"
        Compare-Side 'A call by id, one at a time' { Measure-Fresh $byId } 'HttpClient and JsonDocument' { Measure-Bare calls, $uri, $calls } 'ms' 'at most 1.5'
        $rest = "
            `$watch = [Diagnostics.Stopwatch]::new()
            foreach (`$n in -50..500) {
                if (`$n -eq 1) { `$watch.Start() }
                `$null = Invoke-RestMethod ""$uri/api/v1/llm/responses/resp_`$(`$n + 50)""
            }
            (`$watch.Elapsed.TotalMilliseconds / 500).ToString([cultureinfo]::InvariantCulture)"
        Compare-Side 'The same' { Measure-Fresh $byId } 'Invoke-RestMethod' { Measure-Fresh $rest } 'ms' 'below 1'

        $parallel = "$connected
            `$ids = 1..1000 | ForEach-Object { ""resp_d50x`$_"" }
            `$ids[0..50] | Get-Mka1Response -ThrottleLimit 32 | Out-Null
            `$watch.Start()
            `$ids | Get-Mka1Response -ThrottleLimit 32 | Out-Null
            `$watch.Elapsed.TotalMilliseconds.ToString([cultureinfo]::InvariantCulture)"
        Compare-Side '1,000 ids, 32 at a time, 50 ms each' { Measure-Fresh $parallel } 'ideal' { 1000 / 32 * 50 } 'ms' 'at most 1.2'

        $many = { param($Command) "$connected
            `$ids = 1..4000 | ForEach-Object { ""resp_`$_"" }
            `$ids[0..200] | $Command | Out-Null
            `$watch.Start()
            `$ids | $Command | Out-Null
            `$watch.Elapsed.TotalMilliseconds.ToString([cultureinfo]::InvariantCulture)" }
        Compare-Side 'Wait-Mka1Response, 4,000 ids' { Measure-Fresh (& $many 'Wait-Mka1Response') } 'Get-Mka1Response' { Measure-Fresh (& $many 'Get-Mka1Response -ThrottleLimit 10') } 'ms' 'at most 1.5'

        $events = 300000
        $stream = "$connected
            Get-Mka1Response resp_n5000 -Stream | Out-Null
            `$watch.Start()
            Get-Mka1Response resp_n$events -Stream | Out-Null
            ($events / `$watch.Elapsed.TotalSeconds).ToString([cultureinfo]::InvariantCulture)"
        Compare-Side 'Stream' { Measure-Fresh $stream } 'bare parser loop' { Measure-Bare stream, $uri, $events } 'events/s' '100,000 events/s'

        # Both clocks are the machine's: the server notes when it made the event.
        $first = "$connected
            `$delays = foreach (`$n in 1..30) {
                Get-Mka1Response resp_n1 -Stream | Select-Object -First 1 | ForEach-Object {
                    ([Diagnostics.Stopwatch]::GetTimestamp() - `$_.AdditionalProperties.sent_at) * 1000 / [Diagnostics.Stopwatch]::Frequency
                }
            }
            (`$delays | Select-Object -Skip 5 | Sort-Object)[12].ToString([cultureinfo]::InvariantCulture)"
        Compare-Side 'First event in the pipeline' { Measure-Fresh $first } 'limit' { 5 } 'ms' 'at most 5 ms'

        # Peak memory is the kernel's word, where there is one.
        $peak = "
            function Get-Peak { if (Test-Path /proc/`$PID/status) { [double](Select-String -Path /proc/`$PID/status -Pattern 'VmHWM:\s+(\d+)').Matches[0].Groups[1].Value / 1024 } else { (Get-Process -Id `$PID).PeakWorkingSet64 / 1MB } }
            [GC]::Collect()
            `$idle = (Get-Process -Id `$PID).WorkingSet64 / 1MB"
        $requests = Join-Path $data 'requests.jsonl'
        & dotnet $Bench requests $requests 4000000
        $megabytes = (Get-Item $requests).Length / 1e6
        $test = { param($Figure) "$connected $peak
            `$watch.Start()
            Test-Mka1BatchInput '$requests' | Out-Null
            ($Figure).ToString([cultureinfo]::InvariantCulture)" }
        $plain = "
            `$watch = [Diagnostics.Stopwatch]::StartNew()
            Get-Content '$requests' -TotalCount 40000 | ConvertFrom-Json | Out-Null
            ($megabytes / 100 / `$watch.Elapsed.TotalSeconds).ToString([cultureinfo]::InvariantCulture)"
        $speed = "$megabytes / `$watch.Elapsed.TotalSeconds"
        $grown = '(Get-Peak) - $idle'
        Compare-Side 'Test-Mka1BatchInput, 1 GB' { Measure-Fresh (& $test $speed) } 'bare token loop' { Measure-Bare tokens, $requests } 'MB/s' '200 MB/s'
        Compare-Side 'The same' { Measure-Fresh (& $test $speed) } 'ConvertFrom-Json' { Measure-Fresh $plain } 'MB/s' 'above 1'
        Compare-Side 'The same, memory above idle' { Measure-Fresh (& $test $grown) } 'limit' { 300 } 'MB' 'at most 300'

        $receive = { param($Figure) "$connected
            Receive-Mka1BatchResult batch_n5000 | Out-Null
            $peak
            `$watch.Start()
            Receive-Mka1BatchResult batch_n4000000 | Out-Null
            ($Figure).ToString([cultureinfo]::InvariantCulture)" }
        $results = Join-Path $data 'results.jsonl'
        $rateOfResults = '4000000 / $watch.Elapsed.TotalSeconds'
        Invoke-WebRequest "$uri/api/v1/llm/files/file_n40000/content" -OutFile $results
        $plainResults = "
            `$watch = [Diagnostics.Stopwatch]::StartNew()
            Get-Content '$results' | ConvertFrom-Json | Out-Null
            (40000 / `$watch.Elapsed.TotalSeconds).ToString([cultureinfo]::InvariantCulture)"
        Compare-Side 'Receive-Mka1BatchResult, 4 million' { Measure-Fresh (& $receive $rateOfResults) } 'ConvertFrom-Json' { Measure-Fresh $plainResults } 'results/s' '100,000 results/s'
        Compare-Side 'The same, memory above idle' { Measure-Fresh (& $receive $grown) } 'limit' { 300 } 'MB' 'at most 300'

        $export = "$connected
            `$ready = Get-Content '$requests' -TotalCount 1000 | ConvertFrom-Json | New-Mka1BatchRequest -Body { `$_.body }
            `$ready | Export-Mka1BatchInput '$data/warm.jsonl' -Force | Out-Null
            `$ready = 1..200000 | New-Mka1BatchRequest -Prompt { `$_ }
            `$watch.Start()
            `$ready | Export-Mka1BatchInput '$data/out.jsonl' -Force | Out-Null
            (200000 / `$watch.Elapsed.TotalSeconds).ToString([cultureinfo]::InvariantCulture)"
        $written = "$connected
            `$ready = 1..200000 | New-Mka1BatchRequest -Prompt { `$_ }
            `$watch.Start()
            `$ready | ForEach-Object { `$_.ToJson() } | Set-Content '$data/out.jsonl'
            (200000 / `$watch.Elapsed.TotalSeconds).ToString([cultureinfo]::InvariantCulture)"
        # Objects stream by, as from a file: what stays are the ids of 4 million.
        $exportPeak = "$connected
            1..1000 | New-Mka1BatchRequest -Prompt { `$_ } | Export-Mka1BatchInput '$data/warm.jsonl' -Force | Out-Null
            $peak
            `$body = @{ model = 'auto'; messages = @(@{ role = 'user'; content = 'Say' }) }
            & { for (`$n = 0; `$n -lt 4000000; `$n++) { [Mka1.Batches.BatchRequest]::Create(""request-`$n"", '/v1/chat/completions', `$body) } } |
                Export-Mka1BatchInput '$data/out.jsonl' -Force | Out-Null
            ($grown).ToString([cultureinfo]::InvariantCulture)"
        Compare-Side 'Export-Mka1BatchInput' { Measure-Fresh $export } 'ToJson and Set-Content' { Measure-Fresh $written } 'lines/s' '200,000 lines/s'

        Compare-Side 'The same, memory above idle, 4 million' { Measure-Fresh $exportPeak } 'limit' { 300 } 'MB' 'at most 300' -Rounds 1

        # Fresh memory is what a new file costs most, and both sides write one.
        $large = Join-Path $data 'large.bin'
        & dotnet $Bench bytes $large 2000000000
        $transfer = { param($Action, $Figure) "$connected
            Set-Content '$data/small.txt' 'warm'
            `$null = Send-Mka1File '$data/small.txt' -Purpose user_data
            Save-Mka1File file_b1000 '$data/saved.bin' -Force
            $peak
            `$watch.Start()
            `$null = $Action
            ($Figure).ToString([cultureinfo]::InvariantCulture)" }
        $rate = '2000 / $watch.Elapsed.TotalSeconds'
        $send = "Send-Mka1File '$large' -Purpose user_data"
        $save = "Save-Mka1File file_b2000000000 '$data/saved.bin' -Force"
        Compare-Side 'Send-Mka1File, 2 GB' { Measure-Fresh (& $transfer $send $rate) } 'bare HttpClient' { Measure-Bare upload, $uri, $large } 'MB/s' '500 MB/s'
        Compare-Side 'The same, memory above idle' { Measure-Fresh (& $transfer $send $grown) } 'limit' { 50 } 'MB' 'below 50'
        Compare-Side 'Save-Mka1File, 2 GB' { Measure-Fresh (& $transfer $save $rate) } 'bare HttpClient' { Measure-Bare download, $uri, 2000000000, "$data/bare.bin" } 'MB/s' '500 MB/s'
        Compare-Side 'The same, memory above idle' { Measure-Fresh (& $transfer $save $grown) } 'limit' { 50 } 'MB' 'below 50'
        Remove-Item $large, "$data/saved.bin", "$data/bare.bin"

        $list = { param($Count) "$connected
            Get-Mka1Response -First 2000 | Measure-Object | Out-Null
            [GC]::Collect()
            `$before = (Get-Process -Id `$PID).WorkingSet64
            Get-Mka1Response -First $Count | Measure-Object | Out-Null
            (((Get-Process -Id `$PID).WorkingSet64 - `$before) / 1MB).ToString([cultureinfo]::InvariantCulture)" }
        Compare-Side 'Memory of a list of 100,000' { Measure-Fresh (& $list 100000) } 'of 20,000' { Measure-Fresh (& $list 20000) } 'MB grown' 'flat'
    )
    $rows | Format-Table -AutoSize | Out-String -Width 160 | Write-Host
}
finally {
    $server.Kill()
    Remove-Item $data -Recurse -Force
    if ($empty) {
        Remove-Item $empty -Recurse -Force
    }
}
