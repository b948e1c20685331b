# Makes the help file (MAML) of the pages in docs/Mka1. It depends on nothing but the pages, so that the same pages give the
# same file on every machine; PlatyPS, which keeps the pages up to date, writes MAML differently from version to version.

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest

$namespaces = @{
    maml    = 'http://schemas.microsoft.com/maml/2004/10'
    command = 'http://schemas.microsoft.com/maml/dev/command/2004/10'
    dev     = 'http://schemas.microsoft.com/maml/dev/2004/10'
}

# Puts the texts of parameters that many cmdlets have into the pages, see docs/parameters.md.
function Update-ParameterText {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)] [string] $Path,
        [Parameter(Mandatory)] [string] $TextPath
    )

    $shared = [System.IO.File]::ReadAllText($TextPath) -replace '\r\n', "`n"
    $texts = [regex]::Matches($shared, '(?m)^## -(\w+)\n\n(.+)$')
    foreach ($page in Get-ChildItem -LiteralPath $Path -Filter *-*.md) {
        $old = [System.IO.File]::ReadAllText($page.FullName)
        $new = $old
        foreach ($text in $texts) {
            $name, $words = $text.Groups[1].Value, $text.Groups[2].Value
            $first = [regex]::Escape([regex]::Match($words, '^.*?[.:](?= |$)').Value)
            $new = [regex]::Replace($new, "(?m)(?<=^### -$name\n\n)(?:$first.*|\{\{ Fill $name Description \}\})$", $words.Replace('$', '$$'))
        }
        if ($new -cne $old) {
            [System.IO.File]::WriteAllText($page.FullName, $new)
        }
    }
}

# Gets the help file of the pages in a folder as text.
function ConvertTo-Maml {
    [CmdletBinding()]
    [OutputType([string])]
    param([Parameter(Mandatory)] [string] $Path)

    $text = [System.IO.StringWriter]::new()
    $settings = [System.Xml.XmlWriterSettings]@{ Indent = $true; NewLineChars = "`n"; OmitXmlDeclaration = $true }
    $writer = [System.Xml.XmlWriter]::Create($text, $settings)
    $writer.WriteStartElement('', 'helpItems', 'http://msh')
    $writer.WriteAttributeString('schema', 'maml')
    foreach ($prefix in 'maml', 'command', 'dev') {
        $writer.WriteAttributeString('xmlns', $prefix, $null, $namespaces[$prefix])
    }
    # By ordinal: a culture's order differs from machine to machine.
    $pages = [string[]] (Get-ChildItem -LiteralPath $Path -Filter *-*.md).FullName
    [Array]::Sort($pages, [StringComparer]::Ordinal)
    foreach ($page in $pages) {
        Write-Command $writer (Read-Page $page)
    }
    $writer.WriteEndElement()
    $writer.Dispose()
    "<?xml version=`"1.0`" encoding=`"utf-8`"?>`n$text`n"
}

# Reads what a page says: a table of its parts.
function Read-Page([string] $Path) {
    $text = [System.IO.File]::ReadAllText($Path) -replace '\r\n', "`n"
    $sections = Split-Heading $text 2
    $parameters = [ordered]@{}
    foreach ($part in (Split-Heading $sections['PARAMETERS'] 3).GetEnumerator() | Where-Object Key -Like '-*') {
        $parameters[$part.Key.Substring(1)] = Read-Parameter $part.Key $part.Value
    }
    @{
        Name        = [System.IO.Path]::GetFileNameWithoutExtension($Path)
        Uri         = [regex]::Match($text, "(?m)^HelpUri: '?(.*?)'?$").Groups[1].Value
        Synopsis    = $sections['SYNOPSIS']
        Description = $sections['DESCRIPTION']
        Syntax      = Split-Heading $sections['SYNTAX'] 3
        Parameters  = $parameters
        Inputs      = Split-Heading $sections['INPUTS'] 3
        Outputs     = Split-Heading $sections['OUTPUTS'] 3
        Notes       = $sections['NOTES']
        Examples    = Split-Heading $sections['EXAMPLES'] 3
        Links       = [regex]::Matches($sections['RELATED LINKS'], '(?m)^- \[(?<text>[^\]]+)\]\((?<uri>[^)]*)\)')
    }
}

# Splits text at its headings of a level: heading and trimmed body. Lines of code are no headings.
function Split-Heading([string] $Text, [int] $Level) {
    $parts = [ordered]@{}
    $mark = '#' * $Level + ' '
    $heading = $null
    $body = [System.Collections.Generic.List[string]]::new()
    $isCode = $false
    foreach ($line in $Text.Split("`n") + $mark) {
        $isCode = $isCode -xor $line.StartsWith('```')
        if ($isCode -or -not $line.StartsWith($mark)) {
            $body.Add($line)
            continue
        }
        if ($heading) {
            $parts[$heading] = ($body -join "`n").Trim("`n")
        }
        $heading = $line.Substring($mark.Length).Trim()
        $body.Clear()
    }
    $parts
}

# Reads a parameter: its text, and the members of its block of YAML, which PlatyPS writes in one fixed form.
function Read-Parameter([string] $Name, [string] $Text) {
    if ($Text -notmatch '(?s)^(?<text>.*?)\n*```yaml\n(?<yaml>.*?)\n```') {
        throw "$Name has no block of YAML in its page. Run: ./build.ps1 docs"
    }
    $parameter = @{ Text = $Matches.text; Aliases = @(); AcceptedValues = @(); ParameterSets = [ordered]@{} }
    $member = $set = $null
    foreach ($line in $Matches.yaml.Split("`n")) {
        if ($line -match '^(?<key>\w+): *(?<value>.*)$') {
            $member = $Matches.key
            if ($Matches.value -notin '', '[]') {
                $parameter[$member] = $Matches.value.Trim("'", '"')
            }
        }
        elseif ($member -eq 'ParameterSets' -and $line -match '^(?<new>- |  )(?<key>\w+): *(?<value>.*)$') {
            if ($Matches.new -eq '- ') {
                $set = $parameter.ParameterSets[$Matches.value.Trim("'", '"')] = @{}
            }
            else {
                $set[$Matches.key] = $Matches.value
            }
        }
        elseif ($line -match '^- (?<value>.*)$') {
            $parameter[$member] += $Matches.value.Trim("'", '"')
        }
        else {
            throw "$Name has the line '$line' in its YAML, which is not in the form of PlatyPS. Run: ./build.ps1 docs"
        }
    }
    $parameter
}

function Write-Command([System.Xml.XmlWriter] $Writer, [hashtable] $Page) {
    Write-Element $Writer command:command {
        Write-Element $Writer command:details {
            Write-Element $Writer command:name $Page.Name
            Write-Paragraph $Writer maml:description $Page.Synopsis
            Write-Element $Writer command:verb $Page.Name.Split('-')[0]
            Write-Element $Writer command:noun $Page.Name.Split('-')[1]
        }
        Write-Paragraph $Writer maml:description $Page.Description
        Write-Element $Writer command:syntax {
            foreach ($set in $Page.Syntax.GetEnumerator()) {
                Write-Syntax $Writer $Page ($set.Key -replace ' \(Default\)$') $set.Value
            }
        }
        Write-Element $Writer command:parameters {
            foreach ($name in $Page.Parameters.Keys) {
                $parameter = $Page.Parameters[$name]
                $sets = @($parameter.ParameterSets.Values)
                $ways = @(
                    if ('true' -in $sets.ForEach{ $_.ValueFromPipeline }) { 'ByValue' }
                    if ('true' -in $sets.ForEach{ $_.ValueFromPipelineByPropertyName }) { 'ByPropertyName' }
                )
                $pipeline = $(if ($ways) { "true ($($ways -join ', '))" } else { 'false' })
                # Of all sets together: required where one requires it, positional where one has a position for it.
                $set = @{
                    IsRequired = $(if ('true' -in $sets.ForEach{ $_.IsRequired }) { 'true' } else { 'false' })
                    Position   = @($sets.ForEach{ $_.Position } | Where-Object { $_ -ne 'Named' }) + 'named' | Select-Object -First 1
                }
                Write-Parameter $Writer $name $parameter $set $pipeline $parameter.Type -Whole
            }
        }
        Write-TypeList $Writer command:inputTypes command:inputType $Page.Inputs
        Write-TypeList $Writer command:returnValues command:returnValue $Page.Outputs
        Write-Element $Writer maml:alertSet { Write-Paragraph $Writer maml:alert $Page.Notes }
        Write-Element $Writer command:examples {
            foreach ($example in $Page.Examples.GetEnumerator()) {
                Write-Example $Writer $Page.Name $example.Key $example.Value
            }
        }
        Write-Element $Writer command:relatedLinks {
            # Get-Help -Online opens the first link that has an address.
            if ($Page.Uri) {
                Write-Link $Writer 'Online Version' $Page.Uri
            }
            foreach ($link in $Page.Links) {
                $uri = $link.Groups['uri'].Value
                # A page beside this one is not there at a prompt; its name is.
                Write-Link $Writer $link.Groups['text'].Value $(if ($uri -match '^https?:') { $uri })
            }
        }
    }
}

# Writes a parameter set: the parameters in the order of the syntax, each as it is in this set.
function Write-Syntax([System.Xml.XmlWriter] $Writer, [hashtable] $Page, [string] $Set, [string] $Syntax) {
    Write-Element $Writer command:syntaxItem {
        Write-Element $Writer maml:name $Page.Name
        foreach ($match in [regex]::Matches($Syntax, '[ \[]-(?<name>\w+)(?:\]?\s+<(?<type>\w+(?:\[\])?)>)?')) {
            $name = $match.Groups['name'].Value
            $parameter = $Page.Parameters[$name]
            if (-not $parameter) {
                throw "$($Page.Name) has -$name in its syntax, but not among its parameters. Run: ./build.ps1 docs"
            }
            $sets = $parameter.ParameterSets
            Write-Parameter $Writer $name $parameter $(if ($sets.Contains($Set)) { $sets[$Set] } else { $sets[0] }) false $match.Groups['type'].Value
        }
    }
}

function Write-Parameter([System.Xml.XmlWriter] $Writer, [string] $Name, [hashtable] $Parameter, [hashtable] $Set, [string] $Pipeline, [string] $Type, [switch] $Whole) {
    $attributes = [ordered]@{
        required       = $Set.IsRequired
        variableLength = 'false'
        globbing       = $Parameter.SupportsWildcards
        pipelineInput  = $Pipeline
        position       = $Set.Position.ToLowerInvariant()
        aliases        = $(if ($Parameter.Aliases) { $Parameter.Aliases -join ', ' } else { 'none' })
    }
    Write-Element $Writer command:parameter -Attribute $attributes {
        Write-Element $Writer maml:name $Name
        if ($Whole) {
            Write-Paragraph $Writer maml:description $Parameter.Text
        }
        if ($Parameter.AcceptedValues) {
            Write-Element $Writer command:parameterValueGroup {
                foreach ($value in $Parameter.AcceptedValues) {
                    Write-Element $Writer command:parameterValue $value -Attribute ([ordered]@{ required = 'false'; variableLength = 'false' })
                }
            }
        }
        if ($Parameter.Type -ne 'System.Management.Automation.SwitchParameter') {
            Write-Element $Writer command:parameterValue $Type -Attribute ([ordered]@{ required = 'true'; variableLength = 'false' })
        }
        Write-Element $Writer dev:type { Write-Element $Writer maml:name $Parameter.Type }
        if ($Whole) {
            Write-Element $Writer dev:defaultValue $Parameter['DefaultValue']
        }
    }
}

function Write-TypeList([System.Xml.XmlWriter] $Writer, [string] $List, [string] $Item, $Types) {
    Write-Element $Writer $List {
        foreach ($type in $Types.GetEnumerator()) {
            Write-Element $Writer $Item {
                Write-Element $Writer dev:type { Write-Element $Writer maml:name $type.Key }
                Write-Paragraph $Writer maml:description $type.Value
            }
        }
    }
}

# Writes an example: what comes before its code is its introduction, what follows its remarks.
function Write-Example([System.Xml.XmlWriter] $Writer, [string] $Command, [string] $Title, [string] $Text) {
    if ($Text -notmatch '(?s)^(?<before>.*?)```powershell\n(?<code>.*?)\n```(?<after>.*)$') {
        throw "$Command, ${Title}: the example has no powershell block."
    }
    $parts = $Matches
    Write-Element $Writer command:example {
        Write-Element $Writer maml:title "--------- $Title ---------"
        Write-Paragraph $Writer maml:introduction $parts.before.Trim()
        Write-Element $Writer dev:code $parts.code
        Write-Element $Writer dev:remarks {
            # Output stays as it is; text between two fences is wrapped.
            $isOutput = $false
            foreach ($piece in $parts.after.Trim() -split '(?m)^```\w*$') {
                $piece = $(if ($isOutput) { $piece } else { Format-Text $piece }).Trim("`n")
                $isOutput = -not $isOutput
                if ($piece) {
                    Write-Element $Writer maml:para $piece
                    Write-Element $Writer maml:para
                }
            }
        }
    }
}

function Write-Link([System.Xml.XmlWriter] $Writer, [string] $Text, [string] $Uri) {
    Write-Element $Writer maml:navigationLink {
        Write-Element $Writer maml:linkText $Text
        Write-Element $Writer maml:uri $Uri
    }
}

function Write-Paragraph([System.Xml.XmlWriter] $Writer, [string] $Element, [string] $Text) {
    Write-Element $Writer $Element {
        if ($Text) {
            Write-Element $Writer maml:para (Format-Text $Text)
        }
    }
}

# Writes an element with text in it, or with what a script block writes.
# The block sees the variables of this function before those of its own, so that these have names of their own.
function Write-Element([System.Xml.XmlWriter] $Writer, [string] $Element, $Content, [System.Collections.IDictionary] $Attribute = @{}) {
    $prefix, $local = $Element.Split(':')
    $Writer.WriteStartElement($prefix, $local, $namespaces[$prefix])
    foreach ($pair in $Attribute.GetEnumerator()) {
        $Writer.WriteAttributeString($pair.Key, $pair.Value)
    }
    if ($Content -is [scriptblock]) {
        & $Content
    }
    elseif ($Content) {
        $Writer.WriteString($Content)
    }
    $Writer.WriteEndElement()
}

# Wraps at words. Where the culture has no language, as in many containers, Get-Help itself wraps in the middle of them.
function Format-Text([string] $Text) {
    $lines = foreach ($line in $Text.Split("`n")) {
        $indent = $(if ($line.StartsWith('- ')) { '  ' } else { '' })
        [regex]::Replace($line, '(\S{72,}|.{1,71})(\s+|$)', "`$1`n$indent").TrimEnd()
    }
    $lines -join "`n"
}

Export-ModuleMember -Function ConvertTo-Maml, Update-ParameterText
