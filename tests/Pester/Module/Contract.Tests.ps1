# What holds for every cmdlet that calls the server stands in the files Contract.*. Each cmdlet has a row in Samples.ps1
# beside the tests of its resource; one without fails by its name.
BeforeDiscovery {
    Import-Module "$PSScriptRoot/../CallRows.psm1" -DisableNameChecking
    $rows = @(Get-CallRow)
}

Describe 'The rows of the contract' -ForEach @{ Rows = $rows } {
    It 'are of every cmdlet that calls, and of no other' {
        $calling = (Get-CallingCommand).Name
        $calling | Where-Object { $_ -notin $Rows.Name } | Should -BeNullOrEmpty -Because 'a cmdlet that calls needs a row in Calls of its Samples.ps1'
        $Rows.Name | Where-Object { $_ -notin $calling } | Should -BeNullOrEmpty -Because 'a row is of a cmdlet that calls'
    }

    It 'have an id where their cmdlet takes ids' {
        foreach ($command in Get-CallingCommand | Where-Object { $_.Parameters.ContainsKey('Id') }) {
            $Rows | Where-Object { $_.Name -eq $command.Name -and $_['Id'] } | Should -Not -BeNullOrEmpty -Because $command.Name
        }
    }

    It 'are right: each cmdlet does what it should with a server that has what it wants' {
        $server = Start-SampleServer
        try {
            Disconnect-All
            $context = Connect-Mka1 -Uri $server.Uri -Token (ConvertTo-Token (New-TestKey)) -MaximumRetryCount 0
            foreach ($result in Wait-Call (Start-Call $Rows $context (New-CallFolder $TestDrive))) {
                $result.Problems | Should -BeNullOrEmpty -Because $result.Label
                $result.Output | Should -Not -BeNullOrEmpty -Because $result.Label
            }
        }
        finally {
            $server.Dispose()
            Disconnect-All
        }
    }
}

Describe 'Contract: <Name>' -ForEach $rows {
    It 'needs a connection' {
        Disconnect-All
        $old = $env:MKA1_API_KEY
        $env:MKA1_API_KEY = ''
        try {
            $given = Get-CallParameter $_ (New-CallFolder $TestDrive)
            { & $Name @given } | Should -Throw -ErrorId 'Mka1.NotConnected,*'
        }
        finally {
            $env:MKA1_API_KEY = $old
        }
    }
}

Describe 'Contract of creates: <_>' -ForEach @((Get-Command -Module Mka1 | Where-Object { $_.ImplementingType.BaseType.Name -like 'CreateCommand*' }).Name) {
    It 'sets an option by each of its own parameters' {
        $type = (Get-Command $_).ImplementingType
        $options = $type.BaseType.GenericTypeArguments[1].GetProperties().Name
        # -Wait is about what was created.
        $type.GetProperties([System.Reflection.BindingFlags] 'DeclaredOnly,Instance,Public').Name | Where-Object { $_ -ne 'Wait' -and $_ -notin $options -and "${_}s" -notin $options } | Should -BeNullOrEmpty
    }
}
