#!/usr/bin/env pwsh
#requires -Version 7.4
<#
.SYNOPSIS
    Builds, tests, shows and packs the Mka1 module.
.DESCRIPTION
    build  the module, ready to import, in out/Mka1 (the default)
    demo   the whole job against the emulator on this machine
    test   xUnit, and Pester against the packed module
    docs   brings the help pages in docs/Mka1 up to the cmdlets
    bench  measures beside peers
    pack   the package, in out/packages
    clean  removes what was built
.EXAMPLE
    ./build.ps1 test
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('build', 'demo', 'test', 'docs', 'bench', 'pack', 'clean')]
    [string[]] $Task = 'build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release',

    # Leaves the xUnit projects out of the task test, for who has just run them.
    [switch] $SkipXunit
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest

$root = $PSScriptRoot
$module = Join-Path $root 'out/Mka1'
$packages = Join-Path $root 'out/packages'
$version = (Import-PowerShellDataFile (Join-Path $root 'Mka1.psd1')).ModuleVersion
$done = [System.Collections.Generic.HashSet[string]]::new()

function Invoke-Native([string] $Command, [string[]] $Arguments) {
    & $Command @Arguments
    if ($LASTEXITCODE -ne 0) {
        # The rest of a command line, such as an encoded script, tells a reader nothing.
        throw "$Command $($Arguments | Where-Object Length -lt 200) ended with exit code $LASTEXITCODE."
    }
}

# Tells whether a module is there, and gets it from the Gallery if that can be reached.
function Confirm-Module([string] $Name, [version] $MinimumVersion, [version] $BelowVersion) {
    $isThere = {
        Get-Module -ListAvailable -Name $Name | Where-Object { $_.Version -ge $MinimumVersion -and $_.Version -lt $BelowVersion }
    }
    if (& $isThere) {
        return $true
    }
    Write-Host "$Name $MinimumVersion is not installed; asking the PowerShell Gallery for it."
    try {
        Install-PSResource -Name $Name -Version "[$MinimumVersion,$BelowVersion)" -Repository PSGallery -TrustRepository -Quiet -ErrorAction Stop
    }
    catch {
        Write-Warning "$Name could not be had from the Gallery: $($_.Exception.Message)"
        Write-Warning "To get it by hand: Install-PSResource $Name -Version '[$MinimumVersion,$BelowVersion)'"
    }
    return [bool](& $isThere)
}

function Confirm-Sdk {
    $isThere = (Get-Command dotnet -ErrorAction Ignore) -and (& dotnet --list-sdks | Where-Object { [int] $_.Split('.')[0] -ge 10 })
    if (-not $isThere) {
        throw 'The .NET SDK 10 is missing. Get it from https://dotnet.microsoft.com/download, then run this again.'
    }
}

function Invoke-Build {
    Confirm-Sdk
    if (Test-Path $module) {
        Remove-Item $module -Recurse -Force
    }
    foreach ($framework in 'net8.0', 'netstandard2.0') {
        Invoke-Native dotnet @(
            'publish', "$root/src/Mka1.PowerShell", '--configuration', $Configuration, '--framework', $framework,
            '--output', "$module/$framework", '--nologo', '--verbosity', 'quiet')
        # The engine resolves assemblies by its own rules; the XML documentation is for who builds on the client.
        Get-ChildItem "$module/$framework/*" -Include *.deps.json, *.xml | Remove-Item
    }
    $dependencies = New-Item -ItemType Directory "$module/netstandard2.0/dependencies"
    Get-ChildItem "$module/netstandard2.0/*.dll" -Exclude 'Mka1.*' | Move-Item -Destination $dependencies
    Copy-Item "$root/Mka1.psd1", "$root/src/Mka1.PowerShell/Mka1.psm1", "$root/src/Mka1.PowerShell/Mka1.format.ps1xml", "$root/LICENSE", "$root/CHANGELOG.md" $module
    Publish-Help
    Write-Host "Built $module, version $version."
}

# Help is made from the pages in docs; without PlatyPS the module works but has none.
function Publish-Help {
    $target = New-Item -ItemType Directory "$module/en-US" -Force
    Copy-Item "$root/docs/about/*.help.txt" $target
    if (-not (Confirm-Module Microsoft.PowerShell.PlatyPS 1.0.0 2.0.0)) {
        Write-Warning 'The module is built without cmdlet help, because PlatyPS is missing.'
        return
    }
    if (-not (Test-Path "$root/docs/Mka1/*-*.md")) {
        Write-Warning 'The module is built without cmdlet help, because docs/Mka1 holds no pages. build.ps1 docs makes them.'
        return
    }
    # In a process of its own: PlatyPS brings assemblies that must not meet those of the module.
    $script = {
        param($Pages, $Target)
        $ErrorActionPreference = 'Stop'
        Import-Module Microsoft.PowerShell.PlatyPS
        $temporary = Join-Path ([IO.Path]::GetTempPath()) ([guid]::NewGuid())
        Get-ChildItem $Pages -Filter *-*.md | Import-MarkdownCommandHelp | Export-MamlCommandHelp -OutputFolder $temporary | Out-Null
        Get-ChildItem $temporary -Recurse -Filter *-Help.xml | Move-Item -Destination $Target -Force
        Remove-Item $temporary -Recurse
    }
    Invoke-Engine $script "$root/docs/Mka1", $target.FullName
    $help = "$target/Mka1.PowerShell.dll-Help.xml"
    if (-not (Test-Path $help)) {
        throw 'PlatyPS made no help file from docs/Mka1.'
    }
    Edit-Help $help
}

# PlatyPS 1 leaves the code of an example in its introduction, fences and all, drops default values, and keeps links to
# pages that are not there at a prompt. Get-Help is to show what the pages say.
function Edit-Help([string] $Path) {
    $help = [xml]::new()
    $help.PreserveWhitespace = $true
    $help.Load($Path)
    $names = [System.Xml.XmlNamespaceManager]::new($help.NameTable)
    $names.AddNamespace('maml', 'http://schemas.microsoft.com/maml/2004/10')
    $names.AddNamespace('command', 'http://schemas.microsoft.com/maml/dev/command/2004/10')
    $names.AddNamespace('dev', 'http://schemas.microsoft.com/maml/dev/2004/10')
    foreach ($paragraph in $help.SelectNodes('//maml:description/maml:para | //maml:alert/maml:para', $names)) {
        $paragraph.InnerText = Format-HelpText $paragraph.InnerText
    }
    foreach ($example in $help.SelectNodes('//command:example', $names)) {
        Edit-HelpExample $example $names
    }
    foreach ($page in Get-ChildItem "$root/docs/Mka1" -Filter *-*.md) {
        $parameters = "//command:command[command:details/command:name='$($page.BaseName)']/command:parameters/command:parameter"
        foreach ($default in [regex]::Matches((Get-Content $page -Raw), '(?ms)^### -(?<name>\w+)\r?$.*?^DefaultValue: (?<value>.*?)\r?$')) {
            $parameter = $help.SelectSingleNode("$parameters[maml:name='$($default.Groups['name'].Value)']", $names)
            Add-HelpElement $parameter dev defaultValue $default.Groups['value'].Value.Trim("'") $names
        }
    }
    foreach ($link in $help.SelectNodes('//maml:navigationLink', $names)) {
        $uri = $link.SelectSingleNode('maml:uri', $names)
        if ($link.SelectSingleNode('maml:linkText', $names).InnerText -eq 'Online Version' -and -not $uri.InnerText) {
            $link.ParentNode.RemoveChild($link) | Out-Null
        }
        elseif ($uri.InnerText -notmatch '^https?:') {
            $uri.InnerText = ''
        }
    }
    $help.Save($Path)
}

# Puts the code of an example where Get-Help looks for it: what comes before is its introduction, what follows its remarks.
function Edit-HelpExample([System.Xml.XmlElement] $Example, [System.Xml.XmlNamespaceManager] $Names) {
    $introduction = $Example.SelectSingleNode('maml:introduction', $Names)
    # A paragraph of the one character U+0080 stands for an empty line.
    $text = ($introduction.SelectNodes('maml:para', $Names).InnerText | Where-Object { $_ -ne [string][char]0x80 }) -join "`n`n"
    if ($text -notmatch '(?s)^(?<before>.*?)```powershell\r?\n(?<code>.*?)\r?\n```(?<after>.*)$') {
        $title = $Example.SelectSingleNode('maml:title', $Names).InnerText.Trim('-', ' ')
        Write-Warning "$($Example.SelectSingleNode('../../command:details/command:name', $Names).InnerText), ${title}: there is no powershell block in it."
        return
    }
    $parts = $Matches
    $Example.SelectSingleNode('dev:code', $Names).InnerText = $parts.code
    $introduction.InnerXml = ''
    if ($parts.before.Trim()) {
        Add-HelpElement $introduction maml para (Format-HelpText $parts.before.Trim()) $Names
    }
    # Output stays as it is; text between two fences is wrapped.
    $isOutput = $false
    $after = foreach ($piece in $parts.after.Trim() -split '(?m)^```\w*\r?$') {
        $(if ($isOutput) { $piece } else { Format-HelpText $piece }).Trim("`r", "`n")
        $isOutput = -not $isOutput
    }
    $remarks = $Example.SelectSingleNode('dev:remarks', $Names)
    foreach ($paragraph in @($after | Where-Object { $_ } | ForEach-Object { $_, '' })) {
        Add-HelpElement $remarks maml para $paragraph $Names
    }
}

function Add-HelpElement([System.Xml.XmlElement] $Parent, [string] $Prefix, [string] $Name, [string] $Text, [System.Xml.XmlNamespaceManager] $Names) {
    $Parent.AppendChild($Parent.OwnerDocument.CreateElement($Prefix, $Name, $Names.LookupNamespace($Prefix))).InnerText = $Text
}

# Wraps at words. Where the culture has no language, as in many containers, Get-Help itself wraps in the middle of them.
function Format-HelpText([string] $Text) {
    $lines = foreach ($line in $Text -split '\r?\n') {
        $indent = $(if ($line -match '^- ') { '  ' } else { '' })
        [regex]::Replace($line, '(\S{72,}|.{1,71})(\s+|$)', "`$1`n$indent").TrimEnd()
    }
    $lines -join "`n"
}

# Runs a script in a fresh process of this engine and passes its exit code on.
function Invoke-Engine([scriptblock] $Script, [string[]] $Arguments) {
    $engine = (Get-Process -Id $PID).Path
    $quoted = $Arguments | ForEach-Object { "'" + $_.Replace("'", "''") + "'" }
    $command = "& { $Script } $($quoted -join ' ')"
    $encoded = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($command))
    Invoke-Native $engine @('-NoProfile', '-NonInteractive', '-OutputFormat', 'Text', '-EncodedCommand', $encoded)
}

function Invoke-Pack {
    Invoke-Task build
    if (-not (Test-Path "$module/en-US/Mka1.PowerShell.dll-Help.xml")) {
        Write-Warning 'This package holds no cmdlet help. Do not publish it.'
    }
    New-Item -ItemType Directory $packages -Force | Out-Null
    Get-ChildItem $packages -Filter 'Mka1.*.nupkg' | Remove-Item
    $repository = "Mka1-$([guid]::NewGuid())"
    Register-PSResourceRepository -Name $repository -Uri $packages -Trusted
    try {
        Publish-PSResource -Path $module -Repository $repository
    }
    finally {
        Unregister-PSResourceRepository -Name $repository
    }
    Write-Host "Packed $packages/Mka1.$version.nupkg."
}

function Invoke-Test {
    Invoke-Task pack
    if (-not (Confirm-Module Pester 5.5.0 6.0.0)) {
        throw 'The tests need Pester 5. See the warning above for how to get it.'
    }
    Invoke-Native dotnet @('build', "$root/Mka1.sln", '--configuration', $Configuration, '--nologo', '--verbosity', 'quiet')
    if (-not $SkipXunit) {
        Invoke-Native dotnet @('test', "$root/Mka1.sln", '--configuration', $Configuration, '--no-build', '--nologo')
    }
    # What is tested is what people install: the package, in a place of its own, in a fresh process.
    $installed = Join-Path ([IO.Path]::GetTempPath()) "Mka1-$([guid]::NewGuid())"
    try {
        Expand-Package $installed
        Invoke-Native (Get-Process -Id $PID).Path @(
            '-NoProfile', '-NonInteractive', '-File', "$root/tests/Pester/Invoke-Suite.ps1",
            '-ModuleRoot', $installed, '-Configuration', $Configuration)
    }
    finally {
        Remove-Item $installed -Recurse -Force -ErrorAction Ignore
    }
}

# Installs the package as Save-PSResource does, into a folder for PSModulePath.
function Expand-Package([string] $Folder) {
    New-Item -ItemType Directory $Folder | Out-Null
    $repository = "Mka1-$([guid]::NewGuid())"
    Register-PSResourceRepository -Name $repository -Uri $packages -Trusted
    try {
        Save-PSResource -Name Mka1 -Repository $repository -Path $Folder -TrustRepository
    }
    finally {
        Unregister-PSResourceRepository -Name $repository
    }
}

function Invoke-Demo {
    Invoke-Task build
    Invoke-Native dotnet @('build', "$root/src/Mka1.Emulator", '--configuration', $Configuration, '--nologo', '--verbosity', 'quiet')
    Invoke-Native (Get-Process -Id $PID).Path @('-NoProfile', '-File', "$root/docs/demo.ps1", '-Module', $module, '-Emulator', (Get-EmulatorPath))
}

function Get-EmulatorPath {
    "$root/artifacts/bin/Mka1.Emulator/$($Configuration.ToLowerInvariant())/Mka1.Emulator.dll"
}

function Invoke-Docs {
    Invoke-Task build
    if (-not (Confirm-Module Microsoft.PowerShell.PlatyPS 1.0.0 2.0.0)) {
        throw 'The help pages need PlatyPS. See the warning above for how to get it.'
    }
    $script = {
        param($Module, $Pages)
        $ErrorActionPreference = 'Stop'
        $temporary = Join-Path ([IO.Path]::GetTempPath()) ([guid]::NewGuid())
        # Of a module without help: PlatyPS would write the text that it has beside the text of the page.
        Copy-Item $Module "$temporary/Mka1" -Recurse
        Remove-Item "$temporary/Mka1/en-US" -Recurse
        Import-Module "$temporary/Mka1/Mka1.psd1"
        Import-Module Microsoft.PowerShell.PlatyPS
        New-Item -ItemType Directory $Pages -Force | Out-Null
        foreach ($command in Get-Command -Module Mka1) {
            $page = Join-Path $Pages "$($command.Name).md"
            if (Test-Path $page) {
                $old = [IO.File]::ReadAllText($page)
                Update-MarkdownCommandHelp -Path $page -NoBackup | Out-Null
            }
            else {
                $old = ''
                New-MarkdownCommandHelp -CommandInfo $command -OutputFolder "$temporary/pages" | ForEach-Object { $_.FullName } | Move-Item -Destination $page
                Write-Host "New: $page"
            }
            # Without the byte order mark and the blank line that PlatyPS adds, and with the old date where that is all that changed.
            $new = [IO.File]::ReadAllText($page) -replace '\r\n', "`n" -replace "`n{3,}", "`n`n"
            # PlatyPS adds its own words to those of the page each time.
            $stock = 'Prompts you for confirmation before running the cmdlet\.|Runs the command in a mode that only reports what would happen without performing the actions\.'
            $new = $new -replace "(?m)(?<=[^\n]\n)(?:$stock)\n"
            # And leaves the common parameters out where they stood before.
            $new = $new -replace '(?s)(?<=```\n)(\w+-Mka1\w+ [^`]*?)(?:\s+\[<CommonParameters>\])?\n(?=```)', "`$1`n [<CommonParameters>]`n"
            $date = '(?m)^ms\.date: .*$'
            [IO.File]::WriteAllText($page, $(if ($new -replace $date -eq ($old -replace $date)) { $old } else { $new }))
            [regex]::Matches($new, '(?m)^### -(\w+)$') | ForEach-Object { $_.Groups[1].Value } |
                Where-Object { -not $command.Parameters.ContainsKey($_) } |
                ForEach-Object { Write-Warning "$($command.Name) has no parameter -$_ any more. Take it out of its page." }
        }
        Remove-Item $temporary -Recurse -Force -ErrorAction Ignore
    }
    Invoke-Engine $script $module, "$root/docs/Mka1"
    Write-Host 'The pages in docs/Mka1 have the parameters of the cmdlets; fill in what is new.'
}

function Invoke-Bench {
    Invoke-Task build
    Invoke-Native dotnet @('build', "$root/tests/Bench/Mka1.Bench", '--configuration', $Configuration, '--nologo', '--verbosity', 'quiet')
    $bench = "$root/artifacts/bin/Mka1.Bench/$($Configuration.ToLowerInvariant())/Mka1.Bench.dll"
    Invoke-Native (Get-Process -Id $PID).Path @('-NoProfile', '-File', "$root/tests/Bench/Invoke-Bench.ps1", '-Module', $module, '-Bench', $bench)
}

function Invoke-Clean {
    'out', 'artifacts' | ForEach-Object { Join-Path $root $_ } | Where-Object { Test-Path $_ } | Remove-Item -Recurse -Force
}

# Each task runs once, whoever asks for it.
function Invoke-Task([string] $Name) {
    if ($done.Add($Name)) {
        & "Invoke-$Name"
    }
}

try {
    $Task | ForEach-Object { Invoke-Task $_ }
}
catch {
    Write-Host "build.ps1 $($Task -join ', ') failed: $($_.Exception.Message)" -ForegroundColor Red
    Write-Verbose $_.ScriptStackTrace
    exit 1
}
exit 0
