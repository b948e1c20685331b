# Every kind of objects that a cmdlet gives: all members of the wire are there, what this version does not know is kept, and
# what was saved or came from a job goes back into the cmdlets that take its id.
BeforeDiscovery {
    Import-Module "$PSScriptRoot/../CallRows.psm1" -DisableNameChecking
    $rows = @(Get-CallRow)
    $isView = { param($Type) $Type -and $Type.IsSubclassOf([Mka1.Json.Mka1Object]) }
    # Rows that the client puts together are no part of an answer.
    $composed = @($rows | Where-Object { $_['Composes'] } | ForEach-Object { (Get-Command $_.Name).OutputType.Type.Name } | Sort-Object -Unique)
    # By what cmdlets say they give. Of streams other tests tell, and of abstract kinds those that there are.
    $kinds = @((Get-CallingCommand).OutputType.Type | Where-Object { (& $isView $_) -and $_.FullName -notlike 'Mka1.Responses.Streaming.*' } | Sort-Object FullName -Unique | ForEach-Object { @{ Kind = $_.Name; Type = $_; IsComposed = $_.Name -in $composed } })
    $takers = @($rows | Where-Object { $_['Id'] } | ForEach-Object { @{ Row = $_; Name = $_.Name } })
}

BeforeAll {
    $rows = @(Get-CallRow)
    $folder = New-CallFolder $TestDrive
    $server = Start-SampleServer
    Disconnect-All
    $context = Connect-Mka1 -Uri $server.Uri -Token (ConvertTo-Token (New-TestKey)) -MaximumRetryCount 0
    $calls = @(Wait-Call (Start-Call $rows $context $folder))
    $objects = @($calls.Output | Where-Object { $_.PSObject.BaseObject -is [Mka1.Json.Mka1Object] })

    # The member of the wire that a property shows: its own name in snake case, unless it says otherwise; nothing for none.
    function Get-WireName([System.Reflection.PropertyInfo] $Property) {
        $mark = $Property.GetCustomAttributes($true) | Where-Object { $_.GetType().Name -eq 'WireMemberAttribute' }
        if ($mark) { $mark.Name } else { ($Property.Name -creplace '(?<=.)([A-Z])', '_$1').ToLowerInvariant() }
    }

    # How a value differs from what was sent for it; nothing where it does not.
    function Compare-Value($Value, $Sent, [string] $Path) {
        if ($null -eq $Sent) {
            return
        }
        if ($Value -is [Mka1.Json.Mka1Object]) {
            foreach ($property in $Value.GetType().GetProperties()) {
                $name = Get-WireName $property
                if ($name -and $Sent -is [psobject] -and $Sent.PSObject.Properties[$name]) {
                    Compare-Value $property.GetValue($Value) $Sent.$name "$Path.$($property.Name)"
                }
            }
        }
        elseif ($Value -is [System.Collections.IDictionary]) {
            foreach ($member in $Sent.PSObject.Properties) {
                Compare-Value $Value[$member.Name] $member.Value "$Path.$($member.Name)"
            }
        }
        elseif ($Value -is [System.Collections.IEnumerable] -and $Value -isnot [string]) {
            $elements = @($Value)
            if ($elements.Count -ne @($Sent).Count) {
                return "$Path has $($elements.Count) elements"
            }
            for ($index = 0; $index -lt $elements.Count; $index++) {
                Compare-Value $elements[$index] @($Sent)[$index] "$Path[$index]"
            }
        }
        else {
            # Times are sent in seconds or as ISO text, which ConvertFrom-Json of PowerShell 7 makes a DateTime.
            if ($Value -is [DateTimeOffset] -and ($Sent -is [datetime] -or $Sent -is [string])) {
                $Sent = ([DateTimeOffset] $Sent).ToUnixTimeSeconds()
            }
            $shown = if ($Value -is [DateTimeOffset]) { $Value.ToUnixTimeSeconds() } else { $Value }
            # What has members on the wire may be one of them here, as the id of a conversation.
            $all = if ($Sent -is [System.Management.Automation.PSCustomObject]) { @($Sent.PSObject.Properties.Value) } else { @($Sent) }
            if (@($all | ForEach-Object { [string] $_ }) -cnotcontains [string] $shown) {
                "$Path is '$shown' instead of '$Sent'"
            }
        }
    }

    # What was kept in each way, by the name of the way.
    $saved = @{}
    $xml = Join-Path $TestDrive objects.xml
    $objects | Export-Clixml $xml
    $saved['Clixml'] = @(Import-Clixml $xml)
    $saved['a thread job'] = @(Start-ThreadJob { $using:objects } | Receive-Job -Wait -AutoRemoveJob)
    $saved['a job'] = @(Start-Job { Import-Clixml $using:xml } | Receive-Job -Wait -AutoRemoveJob)
}
AfterAll {
    $server.Dispose()
    Disconnect-All
}

Describe 'Contract of objects: <Kind>' -ForEach $kinds {
    BeforeAll {
        $own = @($objects | Where-Object { $_.PSObject.BaseObject -is $Type })
    }

    if ($IsComposed) {
        It 'has the values that the server sent' {
            $checked = 0
            foreach ($call in $calls | Where-Object { $_.Row['Composes'] }) {
                foreach ($object in $call.Output | Where-Object { $_.PSObject.BaseObject -is $Type }) {
                    $checked++
                    foreach ($member in [System.Text.Json.JsonDocument]::Parse($object.ToJson()).RootElement.EnumerateObject()) {
                        $name = if ($call.Row.Composes.ContainsKey($member.Name)) { $call.Row.Composes[$member.Name] } else { $member.Name }
                        if ($name) {
                            # With what ends a value, so that 1 is not found in 10.
                            $sent = "`"$name`":$($member.Value.GetRawText())"
                            $server.Bodies | Where-Object { $_.Contains("$sent,") -or $_.Contains("$sent}") } | Should -Not -BeNullOrEmpty -Because "$Kind has $sent"
                        }
                    }
                }
            }
            $checked | Should -BeGreaterThan 0
        }
    }
    else {
        It 'is as the server sent it' {
            $own | Should -Not -BeNullOrEmpty
            foreach ($object in $own) {
                # An object of a list is a part of what came.
                $server.Bodies | Where-Object { $_.Contains($object.ToJson()) } | Should -Not -BeNullOrEmpty -Because $object.ToJson()
            }
        }
    }

    It 'keeps what this version does not know' {
        $whole = $own | Sort-Object { $_.ToJson().Length } | Select-Object -Last 1
        $whole.AdditionalProperties.Keys | Should -Be never_heard_of
        "$($whole.AdditionalProperties['never_heard_of']['a'])" | Should -Be '1 '
    }

    It 'shows every member' {
        $whole = $own | Sort-Object { $_.ToJson().Length } | Select-Object -Last 1
        $sent = $whole.ToJson() | ConvertFrom-Json
        $names = foreach ($property in $whole.GetType().GetProperties()) {
            $name = Get-WireName $property
            if ($name) {
                $sent.PSObject.Properties.Name | Should -Contain $name -Because "Samples.ps1 has an object with every member of $Kind"
                if ($null -ne $sent.$name) {
                    $property.GetValue($whole) | Should -Not -BeNullOrEmpty -Because "$Kind.$($property.Name) is sent"
                }
                $name
            }
        }
        $sent.PSObject.Properties.Name | Where-Object { $_ -ne 'never_heard_of' } | Sort-Object | Should -Be @($names | Sort-Object)
        Compare-Value $whole $sent $Kind | Should -BeNullOrEmpty
    }
}

Describe 'Contract of objects, piped: <Name>' -ForEach $takers {
    It 'takes the objects that have its id from <_>' -ForEach 'the pipeline', 'Clixml', 'a thread job', 'a job' {
        # By the id's name: that of a response is also ResponseId.
        $alias = (Get-Command $Name).Parameters['Id'].Aliases[0]
        $alias | Should -Match 'Id$'
        $kind = if ($Row['Kind']) { $Row.Kind } else { $alias -replace 'Id$' }
        $kept = if ($_ -eq 'the pipeline') { $objects } else { $saved[$_] }
        $object = @($kept | Where-Object { $_.PSObject.TypeNames[0] -match "\.$kind(Object)?$" })[0]
        $object | Should -Not -BeNullOrEmpty -Because "a cmdlet should give a $kind"
        $object.Id | Should -Be $Row.Id
        $given = Get-CallParameter $Row $folder @{ Context = $context }
        $given.Remove('Id')
        $before = $server.Requests.Count
        $output = $object | & $Name @given -ErrorAction Stop
        $output | Should -Not -BeNullOrEmpty
        # What is sent again is that of the object, where anything is.
        $sent = @(@($server.Requests) | Select-Object -Skip $before)
        if ($Row['Finds']) {
            $output.Id | Should -Be $Row.Id
        }
        elseif ($sent) {
            $whole = if ($Row['SendsId']) { @($server.Contents)[-1] } else { $sent[0] }
            $whole | Should -Match "$([regex]::Escape([uri]::EscapeDataString($Row.Id)))|/compact"
        }
    }
}
