# Creates the help file (MAML) of a language from the cmdlets and the pages of the language: docs/Mka1 in English, docs/es/Mka1 in
# Spanish. A page contains the written part: synopsis, description, examples, the cmdlet's own parameters. The rest comes from the
# cmdlet and from shared-help.md beside the folder of the pages.

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest

$namespaces = @{
    maml    = 'http://schemas.microsoft.com/maml/2004/10'
    command = 'http://schemas.microsoft.com/maml/dev/command/2004/10'
    dev     = 'http://schemas.microsoft.com/maml/dev/2004/10'
}

# Gets the languages of the help: the folder of its sources for each folder of the module. The engine looks for the help of es-ES and
# of es-MX in es, too, and for that of any other language in en-US.
function Get-HelpSource {
    [CmdletBinding()]
    [OutputType([System.Collections.IDictionary])]
    param([Parameter(Mandatory)] [string] $Docs)

    [ordered]@{ 'en-US' = $Docs; es = Join-Path $Docs es }
}

# Gets the help of commands from their pages, the commands themselves and the shared texts.
function Get-CommandPage {
    [CmdletBinding()]
    [OutputType([hashtable])]
    param(
        [Parameter(Mandatory)] [System.Management.Automation.CommandInfo[]] $Command,
        # The folder of a language, see Get-HelpSource.
        [Parameter(Mandatory)] [string] $Source
    )

    $shared = Split-Heading (Read-Text (Join-Path $Source shared-help.md)) 2
    $gaps = [System.Collections.Generic.List[string]]::new()
    # Ordinal, because a culture's order differs between machines.
    $names = [string[]] $Command.Name
    [Array]::Sort($names, [StringComparer]::Ordinal)
    foreach ($name in $names) {
        $page = Join-Path $Source "Mka1/$name.md"
        if (Test-Path -LiteralPath $page) {
            Read-Page $page ($Command | Where-Object Name -EQ $name) $Command $shared $gaps
        }
        else {
            $gaps.Add("$name has no help. Write $page.")
        }
    }
    if ($gaps) {
        throw $gaps -join "`n"
    }
}

# Gets the help file as text from the pages of Get-CommandPage.
function ConvertTo-Maml {
    [CmdletBinding()]
    [OutputType([string])]
    param([Parameter(Mandatory)] [hashtable[]] $Page)

    $text = [System.IO.StringWriter]::new()
    $settings = [System.Xml.XmlWriterSettings]@{ NewLineChars = "`n"; OmitXmlDeclaration = $true }
    $writer = [System.Xml.XmlWriter]::Create($text, $settings)
    $writer.WriteStartElement('', 'helpItems', 'http://msh')
    $writer.WriteAttributeString('schema', 'maml')
    foreach ($prefix in 'maml', 'command', 'dev') {
        $writer.WriteAttributeString('xmlns', $prefix, $null, $namespaces[$prefix])
    }
    foreach ($one in $Page) {
        Write-Command $writer $one
    }
    $writer.WriteEndElement()
    $writer.Dispose()
    "<?xml version=`"1.0`" encoding=`"utf-8`"?>`n$text`n"
}

function Read-Text([string] $Path) {
    [System.IO.File]::ReadAllText($Path) -replace '\r\n', "`n"
}

# Reads the page of a command: a table of its parts, completed from the command, the others of its noun and the shared texts.
function Read-Page([string] $Path, [System.Management.Automation.CommandInfo] $Command, [System.Management.Automation.CommandInfo[]] $All, [System.Collections.IDictionary] $Shared, $Gaps) {
    $text = Read-Text $Path
    $sections = Split-Heading $text 2
    $own = Split-Heading $sections['PARAMETERS'] 3
    # What a create takes has the same meaning in the other cmdlets of the noun, and the same pages of the web describe them.
    $create = Join-Path (Split-Path $Path) "New-$($Command.Noun).md"
    $creation = if (Test-Path -LiteralPath $create) { Split-Heading (Read-Text $create) 2 } else { @{} }
    $created = Split-Heading $creation['PARAMETERS'] 3
    $inputs = Split-Heading $sections['INPUTS'] 3
    $outputs = Split-Heading $sections['OUTPUTS'] 3
    $common = [System.Management.Automation.PSCmdlet]::CommonParameters
    $names = [string[]] ($Command.Parameters.Keys | Where-Object { $_ -notin $common })
    [Array]::Sort($names, [StringComparer]::Ordinal)
    $own.Keys | Where-Object { $_.TrimStart('-') -notin $names } | ForEach-Object { $Gaps.Add("$($Command.Name) has no parameter $_. Remove it from $Path.") }
    $defaults = $Command.ImplementingType::new()
    $texts = Split-Heading $Shared['TEXTS'] 3
    $resource = $Command.ImplementingType.Namespace.Split('.')[-1]
    $links = @(
        $All | Where-Object { $_.Noun -eq $Command.Noun -and $_.Name -ne $Command.Name } | ForEach-Object { @{ Text = $_.Name; Uri = "$($_.Name).md" } }
        [regex]::Matches(($sections['RELATED LINKS'] ?? $creation['RELATED LINKS']), '(?m)^- \[(?<text>[^\]]+)\]\((?<uri>[^)]*)\)') | ForEach-Object { @{ Text = $_.Groups['text'].Value; Uri = $_.Groups['uri'].Value } }
        if ($names -contains 'Context') {
            @{ Text = 'about_Mka1_Errors'; Uri = '../about/about_Mka1_Errors.help.txt' }
        }
    )
    $seen = [System.Collections.Generic.HashSet[string]]::new()
    if (-not ($links.Uri -match '^https?:')) {
        $Gaps.Add("$Path has no related link to the web.")
    }
    @{
        Name        = $Command.Name
        Resource    = $texts["Resource $resource"] ?? $resource
        # Get-Help -Online opens it.
        Uri         = @($links.Uri -match '^https?:')[0]
        Synopsis    = $sections['SYNOPSIS']
        Description = $sections['DESCRIPTION']
        Sets        = $Command.ParameterSets
        Parameters  = @(
            foreach ($name in $names) {
                $description = $own["-$name"] ?? $Shared["-$name"] ?? $created["-$name"]
                if (-not $description) {
                    $Gaps.Add("$Path has no text for -$name.")
                }
                Get-ParameterPage $Command.Parameters[$name] $description $defaults $texts
            }
        )
        Inputs      = $inputs.Count ? $inputs : (Get-InputText $Command $texts)
        Outputs     = $outputs.Count ? $outputs : (Get-OutputText $Command $texts)
        Notes       = $sections['NOTES'] ?? $(if ($names -contains 'Context') { $Shared["NOTES of $($Command.Verb)"] ?? $Shared['NOTES'] })
        OnlineText  = $texts['Online version']
        Examples    = Split-Heading $sections['EXAMPLES'] 3
        # The other cmdlets of the noun may also be among the page's own links.
        Links       = @($links | Where-Object { $seen.Add($_.Uri) })
    }
}

function Get-InputText([System.Management.Automation.CommandInfo] $Command, $Texts) {
    $types = [ordered]@{}
    foreach ($parameter in $Command.Parameters.Values | Where-Object { $_.ParameterSets.Values.ValueFromPipeline -contains $true }) {
        $types[$parameter.ParameterType.FullName] = $Texts['Input'] -f "-$($parameter.Name)", (Join-Alternative (@($parameter.Name) + $parameter.Aliases) $Texts['Or'])
    }
    $types
}

function Join-Alternative([string[]] $Name, [string] $Or) {
    $Name.Count -eq 1 ? $Name[0] : "$($Name[0..($Name.Count - 2)] -join ', ') $Or $($Name[-1])"
}

function Get-OutputText([System.Management.Automation.CommandInfo] $Command, $Texts) {
    $types = [ordered]@{}
    $Command.OutputType.Name | ForEach-Object { $types[$_] = $(if ($Command.Parameters.ContainsKey('PassThru')) { $Texts['Output of -PassThru'] }) }
    $types
}

function Get-ParameterPage([System.Management.Automation.ParameterMetadata] $Parameter, [string] $Text, $Defaults, $Texts) {
    $type = [System.Nullable]::GetUnderlyingType($Parameter.ParameterType) ?? $Parameter.ParameterType
    $element = $type.IsArray ? $type.GetElementType() : $type
    $attributes = $Parameter.Attributes
    $stated = $attributes | Where-Object { $_ -is [PSDefaultValue] }
    # The initial value of a property is its default in the code.
    $initial = $Defaults.PSObject.Properties[$Parameter.Name]?.Value
    # The engine adds -Skip itself.
    if ($Parameter.Name -eq 'Skip') {
        $stated = @{ Help = '0' }
    }
    $help = $stated ? ($Texts["Default $($stated.Help)"] ?? $stated.Help) : $null
    $hasInitial = "$initial" -and $initial -isnot [System.Collections.IDictionary] -and -not ($type.IsValueType -and $initial.Equals([Activator]::CreateInstance($type)))
    $sets = @($Parameter.ParameterSets.Values)
    $ways = @(
        if ($sets.ValueFromPipeline -contains $true) { 'ByValue' }
        if ($sets.ValueFromPipelineByPropertyName -contains $true) { 'ByPropertyName' }
    )
    @{
        Name      = $Parameter.Name
        Text      = $Text
        Type      = $type.FullName
        IsSwitch  = $type -eq [switch]
        Aliases   = $Parameter.Aliases
        Wildcards = [bool] ($attributes | Where-Object { $_ -is [SupportsWildcards] })
        Values    = $element.IsEnum ? [Enum]::GetNames($element) : @($attributes | Where-Object { $_ -is [ValidateSet] } | ForEach-Object ValidValues)
        Default   = $help ?? ($hasInitial ? [string] $initial : $type -eq [switch] ? 'False' : ($Texts['Default None'] ?? 'None'))
        Pipeline  = $ways ? "true ($($ways -join ', '))" : 'false'
        # For all sets together: required if one requires it, positional if one has a position for it.
        Mandatory = $sets.IsMandatory -contains $true
        Position  = @($sets.Position | Where-Object { $_ -ge 0 }) + 'named' | Select-Object -First 1
    }
}

# Splits text at its headings of a level: heading and trimmed body. Lines of code are not headings.
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
            foreach ($set in $Page.Sets) {
                Write-Syntax $Writer $Page $set
            }
        }
        Write-Element $Writer command:parameters {
            foreach ($parameter in $Page.Parameters) {
                Write-Parameter $Writer $parameter $parameter.Mandatory $parameter.Position $parameter.Type -Whole
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
                Write-Link $Writer $Page.OnlineText $Page.Uri
            }
            foreach ($link in $Page.Links) {
                # A link to another page has no address at a prompt, only its name.
                Write-Link $Writer $link.Text $(if ($link.Uri -match '^https?:') { $link.Uri })
            }
        }
    }
}

# Writes a parameter set: the parameters in the order of the syntax, with their attributes in this set.
function Write-Syntax([System.Xml.XmlWriter] $Writer, [hashtable] $Page, [System.Management.Automation.CommandParameterSetInfo] $Set) {
    Write-Element $Writer command:syntaxItem {
        Write-Element $Writer maml:name $Page.Name
        foreach ($match in [regex]::Matches("$Set", '(?<=^|[ \[])-(?<name>\w+)(?:\]?\s+<(?<type>[\w.]+(?:\[\])?)>)?')) {
            $name = $match.Groups['name'].Value
            $inSet = $Set.Parameters | Where-Object Name -EQ $name
            $position = $inSet.Position -ge 0 ? $inSet.Position : 'named'
            Write-Parameter $Writer ($Page.Parameters | Where-Object Name -EQ $name) $inSet.IsMandatory $position $match.Groups['type'].Value
        }
    }
}

# Writes a parameter, either for a syntax or complete.
function Write-Parameter([System.Xml.XmlWriter] $Writer, [hashtable] $Parameter, [bool] $IsMandatory, [string] $Position, [string] $Type, [switch] $Whole) {
    $attributes = [ordered]@{ required = "$IsMandatory".ToLowerInvariant(); position = $Position }
    # The engine shows these only in the list of parameters.
    if ($Whole) {
        $attributes.globbing = "$($Parameter.Wildcards)".ToLowerInvariant()
        $attributes.pipelineInput = $Parameter.Pipeline
        $attributes.aliases = $Parameter.Aliases ? $Parameter.Aliases -join ', ' : 'none'
    }
    Write-Element $Writer command:parameter -Attribute $attributes {
        Write-Element $Writer maml:name $Parameter.Name
        if ($Whole) {
            Write-Paragraph $Writer maml:description $Parameter.Text
        }
        # The engine shows the values only in the syntax.
        if ($Parameter.Values -and -not $Whole) {
            Write-Element $Writer command:parameterValueGroup {
                foreach ($value in $Parameter.Values) {
                    Write-Element $Writer command:parameterValue $value -Attribute @{ required = 'false' }
                }
            }
        }
        if (-not $Parameter.IsSwitch) {
            Write-Element $Writer command:parameterValue $Type -Attribute @{ required = 'true' }
        }
        if ($Whole) {
            Write-Element $Writer dev:defaultValue $Parameter.Default
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

# Writes an example: the text before its code is the introduction, the text after it the remarks.
function Write-Example([System.Xml.XmlWriter] $Writer, [string] $Command, [string] $Title, [string] $Text) {
    if ($Text -notmatch '(?s)^(?<before>.*?)```powershell\n(?<code>.*?)\n```(?<after>.*)$') {
        throw "$Command, ${Title}: the example has no powershell block."
    }
    $parts = $Matches
    Write-Element $Writer command:example {
        # A title that does not fit into 80 columns is broken within a word.
        $bar = '-' * [Math]::Max(1, [Math]::Min(9, [Math]::Floor((73 - $Title.Length) / 2)))
        Write-Element $Writer maml:title "$bar $Title $bar"
        Write-Paragraph $Writer maml:introduction $parts.before.Trim()
        Write-Element $Writer dev:code $parts.code
        Write-Element $Writer dev:remarks {
            # Output is not changed; text between two fences is wrapped.
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

# Writes an element with text, or with the output of a script block.
# The block sees the variables of this function before its own, so they need unique names.
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

# Wraps at words. In a culture without a language, as in many containers, Get-Help itself wraps within words.
function Format-Text([string] $Text) {
    $lines = foreach ($line in $Text.Split("`n")) {
        $indent = $(if ($line.StartsWith('- ')) { '  ' } else { '' })
        [regex]::Replace($line, '(\S{72,}|.{1,71})(\s+|$)', "`$1`n$indent").TrimEnd()
    }
    $lines -join "`n"
}

Export-ModuleMember -Function Get-HelpSource, Get-CommandPage, ConvertTo-Maml
