# The Spanish help has all that the English one has, and the same code.

BeforeDiscovery {
    $docs = (Resolve-Path "$PSScriptRoot/../../../docs").Path
    $pages = @(Get-ChildItem "$docs/Mka1" -Filter *.md | ForEach-Object { @{ Page = "Mka1/$($_.Name)" } }) + @{ Page = 'shared-help.md' }
    $topics = Get-ChildItem "$docs/about" -Filter *.help.txt | ForEach-Object { @{ Topic = $_.Name } }
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../../build/Engine.psm1"
    $docs = (Resolve-Path "$PSScriptRoot/../../../docs").Path
    # Words that no Spanish sentence has. Names of properties have capitals.
    $english = '(?-i)\b(the|with|from|which|returns|objects|without|requests|server|default|file|files|batches|and)\b'

    function Get-Page([string] $Path) {
        $text = (Get-Content -LiteralPath $Path -Raw) -replace '\r'
        $prose = $text -replace '(?ms)^```.*?^```$'
        @{
            Code   = @([regex]::Matches($text, '(?ms)^```.*?^```$').Value)
            Shape  = @($prose -split '\n' -match '^#{2,}' -replace '^### (Example|Ejemplo) (\d+): .+', '### $2')
            Marked = @([regex]::Matches($prose, '`[^`\n]+`').Value | Sort-Object -Unique)
            Links  = @([regex]::Matches($prose, '(?<=\]\()[^)]+').Value)
            Prose  = $prose -replace '`[^`\n]*`' -replace '(?m)^- \[[A-Za-z_]+-?\w*\]\(.*$' -replace '\]\([^)]*\)' -replace '(?m)^#.*$'
        }
    }
    # A comment belongs to the text.
    function Get-Code($Blocks) {
        $Blocks -replace '(?m)(^|\s)# .*$'
    }
}

Describe 'The Spanish page <Page>' -ForEach $pages {
    BeforeAll {
        $one, $other = (Get-Page "$docs/$Page"), (Get-Page "$docs/es/$Page")
    }

    It 'has the same sections, parameters and examples' {
        # The texts of the build are English unless there is one.
        $other.Shape | Where-Object { $_ -notmatch '^### (Default|Resource) ' } | Should -BeExactly $one.Shape
    }

    It 'has the same code' {
        Get-Code $other.Code | Should -BeExactly (Get-Code $one.Code)
        $other.Marked | Should -BeExactly $one.Marked
        $other.Links | Should -BeExactly $one.Links
    }

    It 'has no English' {
        [regex]::Matches($other.Prose, $english).Value | Should -BeNullOrEmpty
        $other.Prose -split '\n' | Where-Object { $_.Length -gt 20 -and $_ -match ' [a-z]+ [a-z]+ ' -and $_ -in ($one.Prose -split '\n') } | Should -BeNullOrEmpty
    }
}

Describe 'The Spanish pages' {
    It 'are one for each English one' {
        (Get-ChildItem "$docs/es/Mka1").Name | Should -BeExactly (Get-ChildItem "$docs/Mka1").Name
        (Get-ChildItem "$docs/es/about").Name | Should -BeExactly (Get-ChildItem "$docs/about").Name
    }
}

Describe 'The Spanish topic <Topic>' -ForEach $topics {
    It 'has the same code, and no English' {
        $one, $other = "$docs/about/$Topic", "$docs/es/about/$Topic" | ForEach-Object {
            # Code is indented by eight spaces, and so are tables: their first column has names, the others have text.
            $lines = Get-Content -LiteralPath $_
            @{
                Code  = @($lines -match '^ {8,}([|$@}{[]|\w+-(Mka1|Object|Csv|Secret)|dotnet )' | ForEach-Object { $_ -replace '(?<=\S) {2,}\S.*$' -replace '\s+# .*$' } |
                        Where-Object { $_ -match '^ *([$@}{|[]|.*[|{}$''-])' -and $_ -notmatch '\.$' -and $_ -notmatch '^ *\S+ [a-z]+ [a-z]+' })
                Prose = $lines -notmatch '^ {8,}\S' -join "`n"
                Long  = @($lines | Where-Object Length -GT 80)
            }
        }
        $one.Code.Count | Should -BeGreaterThan 5
        $other.Code | Should -BeExactly $one.Code
        [regex]::Matches($other.Prose, $english).Value | Should -BeNullOrEmpty
        $other.Long | Should -BeExactly $one.Long
    }
}

Describe 'The help of a session in <Culture>' -ForEach @(
    @{ Culture = 'es-ES'; Folder = 'es'; Like = 'Crea lotes*' }
    @{ Culture = 'es-MX'; Folder = 'es'; Like = 'Crea lotes*' }
    @{ Culture = 'fr-FR'; Folder = 'en-US'; Like = 'Creates batches*' }
) {
    It 'is that of its language' {
        $base = (Get-Module Mka1).ModuleBase
        $script = Join-Path $TestDrive "help $Culture.ps1"
        Set-Content -LiteralPath $script -Encoding utf8BOM -Value @"
[cultureinfo]::CurrentUICulture = '$Culture'
Import-Module '$base/Mka1.psd1'
@{
    Synopsis   = (Get-Help New-Mka1Batch).Synopsis
    Topic      = (Get-Help about_Mka1 | Out-String)
    Parameter  = (Get-Help Get-Mka1Response -Parameter First).description.Text
    Example    = (Get-Help New-Mka1Batch).examples.example[0].title
    Count      = @((Get-Command -Module Mka1).Name | Where-Object { @((Get-Help `$_).examples.example).Count -ge 2 }).Count
} | ConvertTo-Json
"@
        $seen = (Invoke-Engine -File $script) -join "`n" | ConvertFrom-Json
        $seen.Synopsis | Should -BeLike $Like
        $seen.Topic.Trim() -replace '\r' | Should -BeExactly ((Get-Content -Raw (Join-Path $base "$Folder/about_Mka1.help.txt")).Trim() -replace '\r')
        $seen.Count | Should -Be (Get-Command -Module Mka1).Count
        $seen.Parameter | Should -BeLike $(if ($Folder -eq 'es') { 'Devuelve *' } else { 'Returns *' })
        $seen.Example | Should -BeLike $(if ($Folder -eq 'es') { '*Ejemplo 1: *' } else { '*Example 1: *' })
    }
}
