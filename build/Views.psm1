# Creates the shipped view file of the module from the files *.views.ps1, because the engine imports one file faster than many.
# Such a file calls Table and List with the name of a type and its columns or rows, each of which is a text:
#
#   Label [width] [right] [= value]
#
# The value is the path of a member; the default is the name of the label. A member whose name ends in At is a
# time, and one named Status has a color. Any other value is an expression on $_, such as 'Beginning($_.Message)', which calls a
# method of ViewText, or of a class with its full name: '[Mka1.PowerShell.Batches.BatchViewText]::Line($_.Line)'. Its arguments
# are $_, members of it and texts. The engine calls no method, which constrained language mode forbids: it reads ViewColumns by
# an index, the object and the expression. ViewExpression evaluates it, also for deserialized objects.

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest

function Export-View {
    [CmdletBinding()]
    param(
        # The folder with the files, at any depth.
        [Parameter(Mandatory)] [string] $Source,

        # The file to write.
        [Parameter(Mandatory)] [string] $Path
    )

    $views = Get-ChildItem -LiteralPath $Source -Recurse -Filter *.views.ps1 | Sort-Object FullName | ForEach-Object { . $_.FullName }
    [System.IO.File]::WriteAllText($Path, "<Configuration><ViewDefinitions>`n$($views -join "`n")`n</ViewDefinitions></Configuration>`n")
}

function Table([string] $Type, [string[]] $Column) {
    $columns = $Column | ForEach-Object { Read-Spec $Type $_ }
    $headers = foreach ($one in $columns) {
        $width = if ($one.Width) { "<Width>$($one.Width)</Width>" }
        $alignment = if ($one.IsRight) { '<Alignment>Right</Alignment>' }
        "<TableColumnHeader><Label>$($one.Label)</Label>$width$alignment</TableColumnHeader>"
    }
    $cells = $columns | ForEach-Object { "<TableColumnItem><ScriptBlock>$($_.Script)</ScriptBlock></TableColumnItem>" }
    Format-View $Type ("<TableControl><TableHeaders>$headers</TableHeaders><TableRowEntries><TableRowEntry><TableColumnItems>" +
        "$cells</TableColumnItems></TableRowEntry></TableRowEntries></TableControl>")
}

function List([string] $Type, [string[]] $Row) {
    $rows = @($Row | ForEach-Object { Read-Spec $Type $_ })
    $items = @($rows | ForEach-Object { "<ListItem><Label>$($_.Label)</Label><ScriptBlock>$($_.Script)</ScriptBlock></ListItem>" })
    # Where an object was read is shown if the object says so.
    $items += 'Context', 'OnBehalfOf' | Where-Object { $_ -notin $rows.Label } | ForEach-Object {
        "<ListItem><Label>$_</Label><ItemSelectionCondition><PropertyName>$_</PropertyName></ItemSelectionCondition>" +
        "<ScriptBlock>$((Read-Spec $Type $_).Script)</ScriptBlock></ListItem>"
    }
    Format-View $Type "<ListControl><ListEntries><ListEntry><ListItems>$items</ListItems></ListEntry></ListEntries></ListControl>"
}

function Format-View([string] $Type, [string] $Control) {
    "<View><Name>$($Type.Split('.')[-1])</Name><ViewSelectedBy><TypeName>$Type</TypeName><TypeName>Deserialized.$Type</TypeName></ViewSelectedBy>$Control</View>"
}

function Read-Spec([string] $Type, [string] $Spec) {
    if ($Spec -notmatch '^(?<label>\w+)(?: (?<width>\d+))?(?<right> right)?(?: = (?<value>.+))?$') {
        throw "The view of $Type has '$Spec', which is not of the form 'Label [width] [right] [= value]'."
    }
    $parts = $Matches
    $value = $parts['value'] ?? $parts.label
    $expression = switch -Regex -CaseSensitive ($value) {
        '^\w+At$' { "Time(.$value)"; break }
        '^Status$' { 'Status(.Status)'; break }
        '^\w+$' { "Value(.$value)"; break }
        '^[\w.]+$' { "First(., $value)"; break }
        "^(\[[\w.]+\]::)?\w+\(\`$_(\.\w+)?(, (\`$_(\.\w+)?|'[\w.]+'))*\)`$" {
            $value -replace '\$_\.', '.' -replace '\$_', '.' -replace "'" -replace '\[([\w.]+)\]::', '$1.'
            break
        }
        default { throw "The view of $Type has '$Spec', whose value is neither a member nor a method of them." }
    }
    # The comma keeps a list a list, which the engine would enumerate.
    @{ Label = $parts.label; Width = $parts['width']; IsRight = $parts.Contains('right'); Script = ",[Mka1.PowerShell.Views.ViewColumns]::All[`$_, '$expression']" }
}

Export-ModuleMember -Function Export-View
