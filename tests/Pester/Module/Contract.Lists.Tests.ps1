# Every cmdlet with paging, whatever the server makes of its pages.
BeforeDiscovery {
    Import-Module "$PSScriptRoot/../CallRows.psm1" -DisableNameChecking
    $lists = @(Get-CallRow | Where-Object { (Get-Command $_.Name).Parameters.ContainsKey('First') } | ForEach-Object { @{ Row = $_; Name = $_.Name } })
    $removes = @($lists | ForEach-Object { @{ Row = $_.Row; Name = $_.Name; Remove = $_.Name -replace '^Get-', 'Remove-' } } | Where-Object { Get-Command $_.Remove -ErrorAction Ignore })
}

BeforeAll {
    # A server whose lists have five objects, two a page, and a connection to it.
    function Connect-SampleServer([hashtable] $Property = @{}) {
        $server = Start-SampleServer $Property
        Disconnect-All
        $null = Connect-Mka1 -Uri $server.Uri -Token (ConvertTo-Token (New-TestKey)) -MaximumRetryCount 0
        $server
    }

    # The numbers of the objects that a list gives, and its errors. One without end does not hold up the tests.
    function Get-List([hashtable] $Parameter = @{}) {
        $result = Wait-Call (Start-Call $Row (Get-Mka1Context) $TestDrive -List -Parameter $Parameter) -Seconds 30
        $result.Ended | Should -BeTrue -Because 'a list should end'
        [pscustomobject]@{ Numbers = @($result.Output | ForEach-Object { [int] ($_.Id -replace '^\D+') }); Problems = @($result.Problems) }
    }
}

Describe 'Contract of lists: <Name>' -ForEach $lists {
    AfterEach {
        $server.Dispose()
        Disconnect-All
    }

    It 'gives all objects of several pages once and in order' {
        $server = Connect-SampleServer
        $list = Get-List
        $list.Problems | Should -BeNullOrEmpty
        $list.Numbers | Should -Be 1, 2, 3, 4, 5
        $server.Requests | Should -HaveCount 3
    }

    It 'gives nothing of an empty list' {
        $server = Connect-SampleServer @{ Count = 0 }
        $list = Get-List
        $list.Problems | Should -BeNullOrEmpty
        $list.Numbers | Should -BeNullOrEmpty
        $server.Requests | Should -HaveCount 1
    }

    It 'ends with an error where <What>' -ForEach @(
        @{ What = 'the server gives the same page for ever'; Oddity = 'same'; Numbers = 1, 2 }
        @{ What = 'the pages go in a circle'; Oddity = 'circle'; Numbers = 1, 2, 3, 4, 5 }
    ) {
        $server = Connect-SampleServer @{ Oddity = $Oddity }
        $list = Get-List
        $list.Numbers | Should -Be $Numbers
        $list.Problems | Should -HaveCount 1
        $list.Problems[0].FullyQualifiedErrorId | Should -BeLike 'Mka1.Protocol,*'
        $server.Requests.Count | Should -BeLessOrEqual 4
    }

    It 'gives each object once where pages overlap' {
        $server = Connect-SampleServer @{ Oddity = 'overlap' }
        $list = Get-List
        $list.Problems | Should -BeNullOrEmpty
        $list.Numbers | Should -Be 1, 2, 3, 4, 5
    }

    It 'gives what came before a page that fails, and its error' {
        $server = Connect-SampleServer @{ StallTarget = 'after='; StallAnswer = "HTTP/1.1 403 No`r`nConnection: close`r`n`r`n" }
        $list = Get-List
        $list.Numbers | Should -Be 1, 2
        $list.Problems | Should -HaveCount 1
        $list.Problems[0].FullyQualifiedErrorId | Should -BeLike 'Mka1.Forbidden,*'
    }

    It 'costs one call with -First <_>' -ForEach 1, 2 {
        $server = Connect-SampleServer
        (Get-List @{ First = $_ }).Numbers | Should -Be (1..$_)
        $server.Requests | Should -HaveCount 1
    }

    It 'costs no call with -First 0' {
        $server = Connect-SampleServer
        (Get-List @{ First = 0 }).Numbers | Should -BeNullOrEmpty
        $server.Requests | Should -BeNullOrEmpty
    }

    It 'leaves out what -Skip says' {
        $server = Connect-SampleServer
        (Get-List @{ Skip = 1; First = 3 }).Numbers | Should -Be 2, 3, 4
        (Get-List @{ Skip = 3 }).Numbers | Should -Be 4, 5
    }
}

Describe 'Contract of lists: <Name> | <Remove>' -ForEach $removes {
    AfterEach {
        $server.Dispose()
        Disconnect-All
    }

    It 'removes all, also where a list goes on from nothing that is gone' {
        $server = Connect-SampleServer @{ Forgets = $true }
        $given = Get-ListParameter $Row $TestDrive
        & $Name @given | & $Remove -Confirm:$false
        (Get-List).Numbers | Should -BeNullOrEmpty
        @(Get-SentRequest $server | Where-Object Method -eq DELETE) | Should -HaveCount 5
    }
}
