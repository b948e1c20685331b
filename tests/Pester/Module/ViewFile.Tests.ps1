# The views against the types that they are of: each has a table and a list, and what they show is there.
BeforeDiscovery {
    $types = @([Mka1.Json.Mka1Object].Assembly, [Mka1.PowerShell.Connection.Mka1Command].Assembly | ForEach-Object GetExportedTypes)
    $emitted = @((Get-Command -Module Mka1).OutputType.Type) + @($types | Where-Object { $_.IsSubclassOf([Mka1.Json.Mka1Object]) }) |
        Where-Object { "$($_.Namespace)" -like 'Mka1*' } | Sort-Object FullName -Unique
    # What an object holds is shown by itself too, as in $response.Error. An abstract kind is shown as one that there is.
    $shown = @($emitted | ForEach-Object { $kind = $_; if ($kind.IsAbstract) { $types | Where-Object { $_.IsSubclassOf($kind) -and -not $_.IsAbstract } } else { $kind } } |
            Sort-Object FullName -Unique | ForEach-Object { @{ Type = $_; Name = $_.FullName } })
    $file = [xml] (Get-Content -LiteralPath "$((Get-Module Mka1).ModuleBase)/Mka1.format.ps1xml" -Raw)
    $views = @($file.Configuration.ViewDefinitions.View | ForEach-Object { @{ Name = "$(@($_.ViewSelectedBy.TypeName)[0]): $($_.LastChild.LocalName)"; Of = @($_.ViewSelectedBy.TypeName)[0]; View = $_ } })
}

BeforeAll {
    $types = @([Mka1.Json.Mka1Object].Assembly, [Mka1.PowerShell.Connection.Mka1Command].Assembly | ForEach-Object GetExportedTypes)

    # The type of a view and those that it serves.
    function Get-Served([string] $Name) {
        $of = $types | Where-Object FullName -EQ $Name
        $of
        if ($of.IsAbstract) {
            $types | Where-Object { $_.IsSubclassOf($of) }
        }
    }

    function Test-Member([type[]] $Of, [string[]] $Names) {
        if (-not $Names) {
            return $true
        }
        foreach ($type in $Of) {
            $next = $type.GetProperty($Names[0])?.PropertyType
            if ($next -and (Test-Member $next @($Names | Select-Object -Skip 1))) {
                return $true
            }
        }
        $false
    }
}

Describe 'The views of <Name>' -ForEach $shown {
    It 'are a table and a list, of its own or of a base class' {
        $selected = ([xml] (Get-Content -LiteralPath "$((Get-Module Mka1).ModuleBase)/Mka1.format.ps1xml" -Raw)).Configuration.ViewDefinitions.View
        $names = for ($one = $Type; $one; $one = $one.BaseType) { $one.FullName }
        $controls = @(($selected | Where-Object { @($_.ViewSelectedBy.TypeName)[0] -in $names }).LastChild.LocalName)
        $controls | Should -Contain TableControl
        $controls | Should -Contain ListControl
    }
}

Describe 'The view of <Name>' -ForEach $views {
    It 'is the only one of its form' {
        @($View.ParentNode.View | Where-Object { @($_.ViewSelectedBy.TypeName)[0] -eq $Of -and $_.LastChild.LocalName -eq $View.LastChild.LocalName }) | Should -HaveCount 1
    }

    It 'is also the view of the deserialized form' {
        $View.ViewSelectedBy.TypeName | Should -Be $Of, "Deserialized.$Of"
    }

    It 'is of a type that there is, and of members and methods that there are' {
        $served = @(Get-Served $Of)
        $served | Should -Not -BeNullOrEmpty
        foreach ($block in $View.SelectNodes('.//ScriptBlock').InnerText) {
            # An index, which constrained language mode allows. The method makes text visible.
            $block | Should -Match "^,\[Mka1\.PowerShell\.Views\.ViewColumns\]::All\[\`$_, '((?<class>Mka1\.PowerShell\.\w+\.\w+)\.)?(?<method>\w+)\(\.\w*(, [\w.]+)*\)'\]$"
            $null = $block -match "'((?<class>Mka1[\w.]+)\.)?(?<method>\w+)\((?<arguments>.+)\)'"
            $class = $Matches['class'] ?? 'Mka1.PowerShell.Views.ViewText'
            @([Mka1.PowerShell.Connection.Mka1Command].Assembly.GetType($class, $true).GetMethods().Name) | Should -Contain $Matches.method
            $arguments = $Matches.arguments -split ', ' -ne '.'
            foreach ($member in $arguments -match '^\.' -replace '^\.' | Where-Object { -not ($View.LastChild.LocalName -eq 'ListControl' -and $_ -in 'Context', 'OnBehalfOf') }) {
                # The module adds properties to all objects of the client.
                $served.Where({ $_.GetMember($member) -or ($member -in 'AdditionalProperties', 'OnBehalfOf' -and $_.IsSubclassOf([Mka1.Json.Mka1Object])) }) | Should -Not -BeNullOrEmpty -Because $block
            }
            foreach ($path in $arguments -match '^\w') {
                $within = $served + @($served | ForEach-Object GetProperties | ForEach-Object { $_.PropertyType.GetGenericArguments() })
                Test-Member $within $path.Split('.') | Should -BeTrue -Because $block
            }
        }
    }

    It 'leaves room for its last column' {
        $widths = @($View.SelectNodes('.//TableColumnHeader') | ForEach-Object { $_['Width'] ? [int] $_.Width : 0 })
        $widths | Select-Object -SkipLast 1 | Should -Not -Contain 0
        ($widths | ForEach-Object { $_ ? $_ : 12 } | Measure-Object -Sum).Sum + $widths.Count - 1 | Should -BeLessOrEqual 120
    }
}

Describe 'The view of <Name>' -ForEach ($views | Where-Object { $_.View.LastChild.LocalName -eq 'ListControl' }) {
    It 'shows every member' {
        $type = @(Get-Served $Of)[0]
        $shown = $View.SelectNodes('.//ScriptBlock').InnerText -join ' '
        # The kind is the name of the type. Of the others a list of all would be too long, or another member shows the same.
        $omitted = @('Object', 'AdditionalProperties') + @{
            Batch           = 'CompletionWindow'
            BatchGroupSummary = 'Group', 'ExpectedParts'
            BatchRequest    = 'Line'
            BatchResult     = 'ErrorCode', 'Body', 'LineId', 'Response'
            FileObject      = 'StatusDetails'
            RequestLogEntry = 'Path'
            Response        = $type.GetProperties().Name
        }[$type.Name]
        $type.GetProperties([System.Reflection.BindingFlags] 'Instance,Public').Name | Where-Object { $_ -notin $omitted -and $shown -notmatch "\b$_\b" } | Should -BeNullOrEmpty
    }
}
