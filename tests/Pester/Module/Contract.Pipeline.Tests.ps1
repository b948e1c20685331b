# Every cmdlet that takes ids takes them in each way that PowerShell has, and one that fails does not hold up the others. Lists
# ask for the order that is given, and deletions write nothing unless they are asked to.
BeforeDiscovery {
    Import-Module "$PSScriptRoot/../CallRows.psm1" -DisableNameChecking
    $takers = @(Get-CallRow | Where-Object { $_['Id'] } | ForEach-Object { @{ Row = $_; Name = $_.Name } })
    $ordered = @(Get-CallRow | Where-Object { (Get-Command $_.Name).Parameters.ContainsKey('Order') } | ForEach-Object { @{ Row = $_; Name = $_.Name } })
    $updates = @($takers | Where-Object { (Get-Command $_.Name).ImplementingType.BaseType.Name -like 'UpdateCommand*' })
    $removes = @($takers | Where-Object { $_.Name -like 'Remove-*' })
}

BeforeAll {
    function Connect-SampleServer([hashtable] $Property = @{}) {
        $server = Start-SampleServer $Property
        Disconnect-All
        $null = Connect-Mka1 -Uri $server.Uri -Token (ConvertTo-Token (New-TestKey)) -MaximumRetryCount 0
        $server
    }

    # The row's id with each of the numbers in the place of its own.
    function Get-Id([int[]] $Number) {
        $Number | ForEach-Object { $Row.Id -replace '1$', $_ }
    }

    # An id is in the path of a request, or in its body. What is found in a list is known by what is given back.
    function Assert-Sent($Call, [string] $Id) {
        if ($Row['Finds']) {
            $Call.Ids | Should -Contain $Id
        }
        elseif ($Row['SendsId']) {
            "$($server.Contents)" | Should -BeLike "*`"$Id`"*"
        }
        else {
            "$($Call.Requests)" | Should -Match "/($([regex]::Escape([uri]::EscapeDataString($Id)))|compact)\b"
        }
    }

    # The requests that a call by some way sends, in an order that does not depend on which of several came first.
    function Get-Sent([scriptblock] $Run) {
        $given = Get-CallParameter $Row (New-CallFolder $TestDrive)
        $given.Remove('Id')
        $given.ErrorAction = 'Continue'
        if ($Name -like 'Save-*') {
            # A file holds one object only.
            $given.Path = (New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))).FullName
        }
        $before = $server.Requests.Count
        $output = [System.Collections.Generic.List[object]]::new()
        $problems = Get-Problem { & $Run $given | ForEach-Object { $output.Add($_) } }
        [pscustomobject]@{
            Requests = @(Get-SentRequest $server | Select-Object -Skip $before | ForEach-Object { "$($_.Method) $($_.Target)" } | Sort-Object)
            Problems = @($problems)
            Ids = @($output | Where-Object { $_.PSObject.Properties['Id'] } | ForEach-Object Id)
        }
    }
}

Describe 'Contract of the pipeline: <Name>' -ForEach $takers {
    BeforeAll {
        $alias = (Get-Command $Name).Parameters['Id'].Aliases[0]
    }
    AfterEach {
        $server.Dispose()
        Disconnect-All
    }

    It 'takes ids as an array, from the pipeline and by the name of their kind' {
        $server = Connect-SampleServer
        $ids = Get-Id 1, 2
        $array = Get-Sent { param($Given) & $Name -Id $ids @Given }
        foreach ($id in $ids) {
            Assert-Sent $array $id
        }
        # What is given back has the order of the input, where it has its id. A wait gives what ends first, a restart other batches.
        $own = @($array.Ids | Where-Object { $_ -in $ids })
        if ($own -and $Name -notmatch '^(Wait|Restart)-') {
            $own | Should -Be $ids
        }
        foreach ($limit in @{}, @{ ThrottleLimit = 1 }) {
            if ($limit.Count -eq 0 -or (Get-Command $Name).Parameters.ContainsKey('ThrottleLimit')) {
                $piped = Get-Sent { param($Given) $ids | & $Name @Given @limit }
                $piped.Requests | Should -Be $array.Requests
                $piped.Ids | Sort-Object | Should -Be @($array.Ids | Sort-Object)
                if ($own -and $Name -notmatch '^(Wait|Restart)-') {
                    $piped.Ids | Should -Be $array.Ids
                }
            }
        }
        foreach ($way in
            { param($Given) $ids | ForEach-Object { [pscustomobject]@{ $alias = $_ } } | & $Name @Given },
            { param($Given) $ids | ForEach-Object { [pscustomobject]@{ Id = $_ } } | & $Name @Given },
            { param($Given) $ids | ForEach-Object { [pscustomobject]@{ Id = 'own'; Other = $_ } } | & $Name @Given -Id { $_.Other } }) {
            $call = Get-Sent $way
            $call.Requests | Should -Be $array.Requests
            $call.Ids | Sort-Object | Should -Be @($array.Ids | Sort-Object)
        }
    }

    It 'writes an error for an id that does not exist, and goes on' {
        # The lists of the server have five.
        $missing, $last = Get-Id 9, 3
        $server = Connect-SampleServer @{ StallTarget = '^[^?]*/' + [regex]::Escape([uri]::EscapeDataString($missing)) + '(/|\?|$)'; StallAnswer = "HTTP/1.1 404 No`r`nContent-Length: 0`r`nConnection: close`r`n`r`n" }
        $ids = (Get-Id 1), $missing, $last
        $call = Get-Sent { param($Given) $ids | & $Name @Given }
        Assert-Sent $call $last
        if ("$($call.Requests)" -notmatch '/compact' -and -not $Row['SendsId']) {
            $notFound = @($call.Problems | Where-Object FullyQualifiedErrorId -like 'Mka1.NotFound,*')
            $notFound | Should -HaveCount 1
            $notFound[0].TargetObject | Should -Be $missing
        }
    }
}

Describe 'Contract of lists: <Name> -Order' -ForEach $ordered {
    It 'asks for <Order>' -ForEach @{ Order = 'Ascending'; Sent = 'asc' }, @{ Order = 'Descending'; Sent = 'desc' } {
        $server = Connect-SampleServer
        try {
            $given = Get-ListParameter $Row $TestDrive @{ Order = $Order }
            (& $Name @given).Id.Count | Should -Be 5
            Get-SentRequest $server | ForEach-Object { $_.Target | Should -Match "[?&]order=$Sent(&|$)" }
        }
        finally {
            $server.Dispose()
            Disconnect-All
        }
    }
}

Describe 'Contract of deletions: <Name>' -ForEach $removes {
    It 'writes the server''s confirmation with -PassThru only' {
        $server = Connect-SampleServer
        try {
            $given = Get-CallParameter $Row $TestDrive
            $given.Remove('PassThru')
            & $Name @given | Should -BeNullOrEmpty
            $deletion = & $Name @given -PassThru
            $deletion | Should -BeOfType ([Mka1.Http.Deletion])
            $deletion.Id, $deletion.Deleted | Should -Be $Row.Id, $true
        }
        finally {
            $server.Dispose()
            Disconnect-All
        }
    }
}

Describe 'Contract of changes: <Name>' -ForEach $updates {
    BeforeAll {
        Import-Module "$PSScriptRoot/../RecordingHost.psm1" -DisableNameChecking
        $server = Connect-SampleServer
        $command = Get-Command $Name
        # What the row has for an option, otherwise a text, number or hashtable.
        $given = Get-CallParameter $Row $TestDrive
        $properties = $command.ImplementingType.BaseType.GenericTypeArguments[1].GetProperties().Name
        $options = @($command.Parameters.Keys | Where-Object { $_ -in $properties -or "${_}s" -in $properties })
        # What is no change, such as the id of a parent.
        $fixed = @{}
        $given.Keys | Where-Object { $_ -notin @($options) + 'Id' } | ForEach-Object { $fixed[$_] = $given[$_] }
        $changes = [ordered]@{}
        foreach ($option in $options) {
            $parameter = $command.Parameters[$option]
            $known = @($parameter.Attributes | Where-Object { $_ -is [ValidateSet] } | ForEach-Object ValidValues)
            $changes[$option] = if ($Row['Values'] -and $Row.Values.ContainsKey($option)) { $Row.Values[$option] } elseif ($given.ContainsKey($option)) { $given[$option] } elseif ($known) { $known[0] } elseif ($parameter.ParameterType -eq [string]) { 'new' } elseif ($parameter.ParameterType -eq [System.Collections.IDictionary]) { @{ a = '1' } } else { 7 }
        }
    }
    AfterAll {
        $server.Dispose()
        Disconnect-All
    }

    It 'sets an option by each of its own parameters' {
        $own = $command.ImplementingType.GetProperties([System.Reflection.BindingFlags] 'DeclaredOnly,Instance,Public').Name | Where-Object { $_ -ne 'Id' -and -not $fixed.ContainsKey($_) }
        $own | Sort-Object | Should -Be @($options | Sort-Object)
        $sent = @()
        foreach ($option in $options) {
            $before = $server.Requests.Count
            $one = @{ $option = $changes[$option] }
            & $Name $Row.Id @one @fixed | Should -Not -BeNullOrEmpty -Because $option
            @($server.Requests | Select-Object -Skip $before) | Should -Match '^(POST|PUT|PATCH) '
            # One member, with the value somewhere in it.
            $content = @($server.Contents)[-1]
            $value = if ($changes[$option] -is [System.Collections.IDictionary]) { @($changes[$option].Values)[0] } elseif ($changes[$option] -is [securestring]) { [System.Net.NetworkCredential]::new('', $changes[$option]).Password } else { @($changes[$option])[0] }
            @(($content | ConvertFrom-Json).PSObject.Properties) | Should -HaveCount 1 -Because "$option sends $content"
            $content | Should -BeLike "*$value*" -Because $option
            $sent += @(($content | ConvertFrom-Json).PSObject.Properties.Name)
        }
        $sent | Sort-Object -Unique | Should -HaveCount ($options.Count - [Math]::Max(0, @($Row['Shares']).Count - 1))
    }

    It 'names every change before it is made' {
        $run = Start-HostedScript {
            param($Name, $Id, $Changes, $Fixed, $Context)
            foreach ($key in $Changes.Keys) {
                $one = @{ $key = $Changes[$key] }
                & $Name $Id @one @Fixed -Context $Context -WhatIf
            }
        } ($Name, $Row.Id, [hashtable] $changes, $fixed, (Get-Mka1Context))
        Wait-Script $run
        foreach ($option in $options) {
            $text = if ($changes[$option] -is [securestring]) { '(secret)' } else { $changes[$option] }
            "$($run.Host.Pieces)" | Should -Match "$option ('new'|7|@\{a='1'\}|'?$([regex]::Escape($text))'?)" -Because $option
        }
    }

    It 'refuses to change nothing, and names the parameters' {
        $before = $server.Requests.Count
        $problems = Get-Problem { & $Name $Row.Id @fixed -ErrorAction Continue }
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'Mka1.InvalidInput,*'
        $options | ForEach-Object { "$($problems[0])" | Should -BeLike "*-$_*" }
        $server.Requests | Should -HaveCount $before
    }
}
