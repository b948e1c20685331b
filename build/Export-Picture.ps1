# Runs a short demo against the emulator and draws what PowerShell printed as an animated SVG picture, that of the README.
# Each run creates the same file: see ConvertTo-Stable.
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Module,
    [Parameter(Mandatory)] [string] $Emulator,
    [Parameter(Mandatory)] [string] $Target
)

$ErrorActionPreference = 'Stop'
Import-Module "$PSScriptRoot/Picture.psm1"

# The widest that shows the table of batches without a cut column.
$columns = 88
$commands = @(
    'Connect-Mka1 -OnBehalfOf user-7'
    '$response = New-Mka1Response ''What is a batch?'' -Model auto'
    '$response | Format-List Status, OutputText, Usage'
    'Import-Csv reviews.csv'
    "Import-Csv reviews.csv |`n    New-Mka1BatchRequest -CustomId { `$_.id } -Prompt { `$_.text } |`n    New-Mka1Batch -Group reviews -Wait"
    'Receive-Mka1BatchResult -Group reviews'
    'Get-Mka1Response resp_123'
)

# Replaces what differs from run to run: ids, in the order of their appearance, the request id with the number of its call (a wait may
# need several), and the port of the emulator. The widths of columns stay.
$ids = @{}
function ConvertTo-Stable([string] $Text) {
    $Text = $Text -replace '(?<=127\.0\.0\.1:)\d{5}\b', '51410' -replace '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}#\d+', '3f2b8c14-6d0e-4a57-9b21-c8e5d7a0f436#12'
    [regex]::Replace($Text, '(?<=\b(resp|batch)_)[0-9a-f]{32}\b', {
            param($match)
            if (-not $ids[$match.Value]) {
                $hash = [System.Security.Cryptography.SHA256]::HashData([byte[]] @($ids.Count))
                $ids[$match.Value] = [Convert]::ToHexString($hash).ToLowerInvariant().Substring(0, 32)
            }
            $ids[$match.Value]
        })
}

# The settings of the user must not change the picture.
Get-ChildItem Env: | Where-Object Name -Match '^(MKA1_\w+|NO_COLOR|__SuppressAnsiEscapeSequences)$' | Remove-Item
$env:NO_PROXY = '127.0.0.1'
[cultureinfo]::CurrentCulture = [cultureinfo]::CurrentUICulture = 'en-US'
[cultureinfo]::DefaultThreadCurrentCulture = [cultureinfo]::DefaultThreadCurrentUICulture = 'en-US'
$PSStyle.OutputRendering = 'Ansi'

$start = [System.Diagnostics.ProcessStartInfo]::new('dotnet')
foreach ($argument in $Emulator, '--urls', 'http://127.0.0.1:0', '--parent-pid', "$PID", '--speed', '100') {
    $start.ArgumentList.Add($argument)
}
$start.RedirectStandardOutput = $true
$process = [System.Diagnostics.Process]::Start($start)
$place = Join-Path ([System.IO.Path]::GetTempPath()) "mka1-picture-$([guid]::NewGuid())"
try {
    $ready = $process.StandardOutput.ReadLine()
    if (-not $ready) {
        throw 'The emulator did not start.'
    }
    New-Item -ItemType Directory $place | Out-Null
    $env:MKA1_CONFIG_DIR = Join-Path $place settings
    $env:MKA1_SERVER_URL = $ready.Split(' ')[-1]
    $env:MKA1_API_KEY = 'mk-demo-0123456789'
    Set-Content (Join-Path $place reviews.csv) 'id,text', 'r-1,Good bread.', 'r-2,Cold soup.', 'r-3,Slow service. [fail]', 'r-4,Lovely view.'

    # Not as a file: an error would show the script and the line. The view of errors colors only for a host that is a terminal.
    $state = [initialsessionstate]::CreateDefault2()
    $state.ImportPSModule((Join-Path $Module Mka1.psd1))
    $runspace = [runspacefactory]::CreateRunspace($state)
    $runspace.Open()
    $null = [powershell]::Create($runspace).AddScript('Set-Location -LiteralPath $args[0]; $Host.UI | Add-Member SupportsVirtualTerminal $true -Force').AddArgument($place).Invoke()
    $steps = foreach ($command in $commands) {
        $shell = [powershell]::Create($runspace).AddScript($command)
        $shell.Commands.Commands[0].MergeMyResults('Error', 'Output')
        $null = $shell.AddCommand('Out-String').AddParameter('Width', $columns)
        [pscustomobject]@{ Command = $command; Output = ConvertTo-Stable (-join $shell.Invoke()) }
    }
    $runspace.Dispose()
}
finally {
    $process.Kill()
    $process.WaitForExit()
    $process.Dispose()
    Remove-Item $place -Recurse -ErrorAction Ignore
}

$picture = ConvertTo-Picture $steps -Columns $columns -Title 'Mka1 in a terminal' -Description ('Commands of Mka1 and their output, recorded against the emulator: ' +
    'a connection, the answer of a response, a batch created from the four rows of a CSV file, its results as a table, of which one is an error, ' +
    'and the error of a response that does not exist, with a recommendation.')
[System.IO.File]::WriteAllText($PSCmdlet.GetUnresolvedProviderPathFromPSPath($Target), $picture)
