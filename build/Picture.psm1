# Draws what a terminal showed as an animated SVG picture: no script, no font and no image of another place.

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest

# Sizes in pixels. A run of text is stretched to its columns (textLength), because the reader's font may be narrower or wider.
$cell = 8.4
$row = 20
$bar = 36
$margin = 18

# The codes of VT sequences that PowerShell writes, and the classes of the style sheet.
$styles = @{ '1' = 'bold'; '3' = 'italic' }
$colors = @{ '31' = 'red'; '32' = 'green'; '33' = 'yellow'; '36' = 'cyan' }

# Splits the output of a terminal into lines, which end at a line break or the last column. Each line is a list of runs: text without
# wide gaps, in one style, with the column where it begins.
function ConvertTo-TerminalLine {
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param(
        [Parameter(Mandatory)] [AllowEmptyString()] [string] $Text,
        [Parameter(Mandatory)] [int] $Columns
    )

    $color, $extra = '', @()
    $characters, $classes = [System.Text.StringBuilder]::new(), [System.Collections.Generic.List[string]]::new()
    foreach ($match in [regex]::Matches($Text, '\e\[(?<codes>[\d;]*)m|(?<break>\r?\n)|(?<character>.)')) {
        if ($match.Groups['break'].Success -or ($match.Groups['character'].Success -and $characters.Length -eq $Columns)) {
            ConvertTo-Run $characters $classes
            $null = $characters.Clear()
            $classes.Clear()
        }
        if ($match.Groups['character'].Success) {
            if ([char]::IsControl($match.Value[0])) {
                throw "The picture cannot show the control character U+$(([int] $match.Value[0]).ToString('X4'))."
            }
            $null = $characters.Append($match.Value)
            $classes.Add((@($color) + $extra | Where-Object { $_ }) -join ' ')
        }
        elseif ($match.Groups['codes'].Success) {
            foreach ($code in $match.Groups['codes'].Value.Split(';')) {
                if ($code -in '', '0') {
                    $color, $extra = '', @()
                }
                elseif ($colors[$code]) {
                    $color = $colors[$code]
                }
                elseif ($styles[$code]) {
                    $extra = @($extra) + $styles[$code] | Sort-Object -Unique
                }
                else {
                    throw "The picture has no style for the code $code of a VT sequence."
                }
            }
        }
    }
    if ($characters.Length -gt 0) {
        ConvertTo-Run $characters $classes
    }
}

function ConvertTo-Run([System.Text.StringBuilder] $Character, [System.Collections.Generic.List[string]] $Class) {
    $text = $Character.ToString()
    $runs = foreach ($words in [regex]::Matches($text, '\S+( \S+)*')) {
        $end = $words.Index + $words.Length
        for ($start = $words.Index; $start -lt $end; $start = $next) {
            $next = $start + 1
            while ($next -lt $end -and $Class[$next] -eq $Class[$start]) {
                $next++
            }
            $part = $text.Substring($start, $next - $start)
            if ($part.Trim()) {
                $column = $start + $part.Length - $part.TrimStart().Length
                [pscustomobject]@{ Column = $column; Text = $part.Trim(); Class = $Class[$start] }
            }
        }
    }
    [pscustomobject]@{ Runs = @($runs) }
}

# Draws steps, each a command and its output, at a fixed pace. Without motion the picture shows the last state.
function ConvertTo-Picture {
    [CmdletBinding()]
    [OutputType([string])]
    param(
        # Objects with Command and Output, the text that the terminal showed.
        [Parameter(Mandatory)] [object[]] $Step,
        [Parameter(Mandatory)] [string] $Title,
        [Parameter(Mandatory)] [string] $Description,
        [Parameter(Mandatory)] [int] $Columns,
        [int] $Rows = 25
    )

    $blocks = @(Get-Block $Step $Columns)
    # The last state stays for ten seconds before the animation starts again.
    $duration = $blocks[-1].Time + 10
    $percent = { param($time) [Math]::Round(100 * $time / $duration, 3).ToString([cultureinfo]::InvariantCulture) + '%' }
    $shape, $motion, $scroll = @(), @(), @()
    $shown, $offset = 0, 0
    for ($index = 0; $index -lt $blocks.Count; $index++) {
        $block = $blocks[$index]
        $shape += "<g class=`"block`" style=`"animation-name:show$index`">"
        $motion += "@keyframes show$index{0%{opacity:0}$(& $percent $block.Time){opacity:1}}"
        foreach ($line in $block.Lines) {
            foreach ($run in $line.Runs) {
                $shape += Get-TextElement $run ($shown * $row + 15)
            }
            $shown++
        }
        if ($block.Typed -gt 0) {
            # A cover of the background's color moves to the right, character by character.
            $left, $width = ($block.Prompt * $cell), ($block.Typed * $cell)
            $shape += "<rect class=`"cover`" style=`"animation-name:type$index`" x=`"$left`" y=`"$(($shown - 1) * $row)`" width=`"$($Columns * $cell)`" height=`"$row`"/>"
            $motion += "@keyframes type$index{0%{transform:none}$(& $percent $block.Start){transform:none;animation-timing-function:steps($($block.Typed))}" +
                "$(& $percent $block.End),to{transform:translateX(${width}px)}}"
        }
        $shape += '</g>'
        if ($shown - $Rows -gt $offset) {
            $offset = $shown - $Rows
            $scroll += "$(& $percent $block.Time){transform:translateY(-$($offset * $row)px)}"
        }
    }
    $width, $height = ($Columns * $cell), ($Rows * $row)
    $fullWidth, $fullHeight = [Math]::Ceiling($width + 2 * $margin), ($height + $bar + $margin)
    $escaped = $Title, $Description | ForEach-Object { [System.Security.SecurityElement]::Escape($_) }
    @"
<svg xmlns="http://www.w3.org/2000/svg" width="$fullWidth" height="$fullHeight" viewBox="0 0 $fullWidth $fullHeight" role="img" aria-labelledby="title description">
<title id="title">$($escaped[0])</title>
<desc id="description">$($escaped[1])</desc>
<style>
text{font:14px ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;fill:#d1d7e0}
.bold{font-weight:700}.italic{font-style:italic}.command{fill:#fff}.prompt{fill:#9198a1}
.red{fill:#ff8b83}.green{fill:#6fdd8b}.yellow{fill:#e3b341}.cyan{fill:#76e3ea}
.window,.cover{fill:#151b23}.window{stroke:#656c76}.button{fill:#656c76}.cover{opacity:0}
#screen{transform:translateY(-$($offset * $row)px)}
@media (prefers-reduced-motion:no-preference){
.block,.cover,#screen{animation-duration:${duration}s;animation-timing-function:step-end;animation-iteration-count:infinite}
.cover{opacity:1}
#screen{animation-name:scroll}
@keyframes scroll{0%{transform:none}$($scroll -join '')}
$($motion -join "`n")
}
</style>
<rect class="window" x="0.5" y="0.5" width="$($fullWidth - 1)" height="$($fullHeight - 1)" rx="8"/>
<circle class="button" cx="20" cy="18" r="5"/><circle class="button" cx="38" cy="18" r="5"/><circle class="button" cx="56" cy="18" r="5"/>
<svg x="$margin" y="$bar" width="$width" height="$height">
<g id="screen">
$($shape -join "`n")
</g>
</svg>
</svg>
"@.Replace("`r`n", "`n") + "`n"
}

# The parts of the picture that appear at once, with their times in seconds: a line of a command, whose characters appear from Start
# to End, or an output.
function Get-Block([object[]] $Step, [int] $Columns) {
    $time, $start = 0.5, 1
    foreach ($one in $Step) {
        $prompt = 'PS> '
        foreach ($command in $one.Command -split '\r?\n') {
            if ($prompt.Length + $command.Length -gt $Columns) {
                throw "The command is wider than the terminal: $command"
            }
            $typed = $command.TrimStart()
            $column = $prompt.Length + $command.Length - $typed.Length
            $runs = @(
                [pscustomobject]@{ Column = 0; Text = $prompt.Trim(); Class = 'prompt' }
                [pscustomobject]@{ Column = $column; Text = $typed; Class = 'command' }
            )
            $end = $start + 0.04 * $typed.Length
            [pscustomobject]@{ Lines = @([pscustomobject]@{ Runs = $runs }); Time = $time; Start = $start; End = $end; Prompt = $column; Typed = $typed.Length }
            $time = $start = $end + 0.3
            $prompt = '>> '
        }
        $lines = @(ConvertTo-TerminalLine $one.Output $Columns)
        if ($lines) {
            [pscustomobject]@{ Lines = $lines; Time = $time; Typed = 0 }
        }
        # The time to read the output, with the next prompt below it.
        $start = $time + 1 + 0.25 * $lines.Count
    }
    $last = [pscustomobject]@{ Column = 0; Text = 'PS>'; Class = 'prompt' }
    [pscustomobject]@{ Lines = @([pscustomobject]@{ Runs = @($last) }); Time = $time; Typed = 0 }
}

function Get-TextElement($Run, [int] $Y) {
    $class = if ($Run.Class) { " class=`"$($Run.Class)`"" }
    $text = [System.Security.SecurityElement]::Escape($Run.Text)
    "<text x=`"$([Math]::Round($Run.Column * $cell, 1))`" y=`"$Y`" textLength=`"$([Math]::Round($Run.Text.Length * $cell, 1))`"$class>$text</text>"
}

Export-ModuleMember -Function ConvertTo-TerminalLine, ConvertTo-Picture
