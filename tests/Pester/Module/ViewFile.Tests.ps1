# The views against the types that they are of: each has a table and a list, and what they show is there.
BeforeDiscovery {
    $types = @([Mka1.Json.Mka1Object].Assembly, [Mka1.PowerShell.Connection.Mka1Command].Assembly | ForEach-Object GetExportedTypes)
    $emitted = @((Get-Command -Module Mka1).OutputType.Type) + @($types | Where-Object { $_.IsSubclassOf([Mka1.Json.Mka1Object]) }) |
        Where-Object { "$($_.Namespace)" -like 'Mka1*' } | Sort-Object FullName -Unique
    # What an object holds is shown by itself too, as in $response.Error. An abstract kind is shown as one that there is.
    $shown = @($emitted | ForEach-Object { $kind = $_; if ($kind.IsAbstract) { $types | Where-Object { $_.IsSubclassOf($kind) -and -not $_.IsAbstract } } else { $kind } } |
            Sort-Object FullName -Unique | ForEach-Object { @{ Type = $_; Name = $_.FullName } })
    $file = [xml] (Get-Content -LiteralPath "$((Get-Module Mka1).ModuleBase)/Mka1.format.ps1xml" -Raw)
    $views = @($file.Configuration.ViewDefinitions.View | ForEach-Object { @{ Name = "$($_.ViewSelectedBy.TypeName): $($_.LastChild.LocalName)"; View = $_ } })
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
        $controls = @(($selected | Where-Object { $_.ViewSelectedBy.TypeName -in $names }).LastChild.LocalName)
        $controls | Should -Contain TableControl
        $controls | Should -Contain ListControl
    }
}

Describe 'The view of <Name>' -ForEach $views {
    It 'is the only one of its form' {
        @($View.ParentNode.View | Where-Object { $_.ViewSelectedBy.TypeName -eq $View.ViewSelectedBy.TypeName -and $_.LastChild.LocalName -eq $View.LastChild.LocalName }) | Should -HaveCount 1
    }

    It 'is of a type that there is, and of members and methods that there are' {
        $served = @(Get-Served $View.ViewSelectedBy.TypeName)
        $served | Should -Not -BeNullOrEmpty
        foreach ($block in $View.SelectNodes('.//ScriptBlock').InnerText) {
            # A number of elements, or one method of this module on members of the object, which makes text visible.
            if ($block -match '^,\$_\.\w+\.Count$') {
                continue
            }
            $block | Should -Match "^,\[(?<class>Mka1\.PowerShell\.\w+\.\w+)\]::(?<method>\w+)\(\`$_(\.\w+)?(\.ToJson\(\))?(, (\`$_\.\w+|'[\w.]+'))*\)$"
            $null = $block -match '\[(?<class>[\w.]+)\]::(?<method>\w+)'
            @([Mka1.PowerShell.Connection.Mka1Command].Assembly.GetType($Matches.class, $true).GetMethods().Name) | Should -Contain $Matches.method
            foreach ($member in [regex]::Matches($block, '\$_\.(\w+)')) {
                # The engine adds members that Mka1.psm1 defines to all objects of the client.
                $added = (Get-TypeData Mka1.Json.Mka1Object).Members
                $served.Where({ $_.GetMember($member.Groups[1].Value) -or ($added.ContainsKey($member.Groups[1].Value) -and $_.IsSubclassOf([Mka1.Json.Mka1Object])) }) | Should -Not -BeNullOrEmpty -Because $block
            }
            foreach ($path in [regex]::Matches($block, "'([\w.]+)'")) {
                $within = $served + @($served | ForEach-Object GetProperties | ForEach-Object { $_.PropertyType.GetGenericArguments() })
                Test-Member $within $path.Groups[1].Value.Split('.') | Should -BeTrue -Because $block
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
        $type = @(Get-Served $View.ViewSelectedBy.TypeName)[0]
        $shown = $View.SelectNodes('.//ScriptBlock').InnerText -join ' '
        # The kind is the name of the type. Of the others a list of all would be too long, or another member shows the same.
        $omitted = @('Object', 'AdditionalProperties') + @{
            Batch           = 'CompletionWindow'
            BatchRequest    = 'Line'
            BatchResult     = 'ErrorCode', 'Body', 'LineId', 'Response'
            FileObject      = 'StatusDetails'
            RequestLogEntry = 'Path'
            Response        = $type.GetProperties().Name
        }[$type.Name]
        $type.GetProperties([System.Reflection.BindingFlags] 'Instance,Public').Name | Where-Object { $_ -notin $omitted -and $shown -notmatch "\b$_\b" } | Should -BeNullOrEmpty
    }
}
