# What holds for every cmdlet that calls the server stands in the files Contract.*. Each cmdlet has a row in Samples.ps1
# beside the tests of its resource; one without fails by its name.
BeforeDiscovery {
    Import-Module "$PSScriptRoot/../CallRows.psm1" -DisableNameChecking
    $rows = @(Get-CallRow)
}

Describe 'The rows of the contract' -ForEach @{ Rows = $rows } {
    It 'are of every cmdlet that calls, and of no other' {
        (Get-CallingCommand).Name | Should -Be @($Rows.Name | Sort-Object -Unique)
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
