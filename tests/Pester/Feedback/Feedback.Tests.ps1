BeforeAll {
    $null = Connect-TestEmulator
}

AfterAll {
    Disconnect-All
}

Describe 'Set-Mka1ResponseFeedback' {
    BeforeEach {
        $response = New-Mka1Response 'Hello'
        Clear-EmulatorRequest
    }

    It 'gives feedback, and then changes what is given' {
        $given = $response | Set-Mka1ResponseFeedback -Rating thumbs_up -Description 'Right.'
        $given.Id, $given.Rating, $given.Description | Should -Be $response.Id, thumbs_up, 'Right.'
        $changed = $response.Id | Set-Mka1ResponseFeedback -Rating thumbs_down
        $changed.Rating, $changed.Description, $changed.CreatedAt | Should -Be thumbs_down, 'Right.', $given.CreatedAt
        (Get-EmulatorRequest -Method Post).body | Should -Be "{`"id`":`"$($response.Id)`",`"rating`":`"thumbs_up`",`"description`":`"Right.`"}"
        (Get-EmulatorRequest -Method Put).body | Should -Be '{"rating":"thumbs_down"}'
    }

    It 'removes what is empty or null' {
        $null = $response | Set-Mka1ResponseFeedback -Rating thumbs_up -Description 'Right.'
        ($response | Set-Mka1ResponseFeedback -Description '').Description | Should -BeNullOrEmpty
        $changed = $response | Set-Mka1ResponseFeedback -Rating $null
        $changed.Rating, $changed.Description | Should -Be $null, $null
        @(Get-EmulatorRequest -Method Put)[-1].body | Should -Be '{"rating":null}'
    }

    It 'takes rows' {
        $rows = [pscustomobject]@{ ResponseId = $response.Id; Rating = 'thumbs_up' }, [pscustomobject]@{ Id = (New-Mka1Response 'b').Id; Rating = 'thumbs_down' }
        ($rows | Set-Mka1ResponseFeedback -ThrottleLimit 2).Rating | Should -Be thumbs_up, thumbs_down
    }

    It 'keeps what a row does not have, whatever the rows before it have' {
        $responses = 'a', 'b', 'c' | New-Mka1Response
        $null = $responses | Set-Mka1ResponseFeedback -Rating thumbs_up -Description 'Right.'
        Clear-EmulatorRequest
        $rows = [pscustomobject]@{ ResponseId = $responses[0].Id; Rating = 'thumbs_down'; Description = '' },
        [pscustomobject]@{ ResponseId = $responses[1].Id; Rating = 'thumbs_down' },
        [pscustomobject]@{ ResponseId = $responses[2].Id; Rating = $null; Description = 'Wrong.' }
        ($rows | Set-Mka1ResponseFeedback).Description | Should -Be $null, 'Right.', 'Wrong.'
        (Get-EmulatorRequest -Method Put).body | Should -Be '{"rating":"thumbs_down","description":null}', '{"rating":"thumbs_down"}', '{"description":"Wrong."}'
    }

    It 'changes the feedback that another row gives at the same time' {
        $rows = 'thumbs_up', 'thumbs_down' | ForEach-Object { [pscustomobject]@{ ResponseId = $response.Id; Rating = $_ } }
        ($rows | Set-Mka1ResponseFeedback -ThrottleLimit 2 -ErrorAction Stop).Rating | Should -Be thumbs_up, thumbs_down
    }

    It 'does nothing where there is no feedback to remove, with <_>' -ForEach @{}, @{ Confirm = $false } {
        $lines = $response | Set-Mka1ResponseFeedback -Rating '' -Description $null -Verbose @_ 4>&1
        "$lines" | Should -BeLike "*$($response.Id) has no feedback to remove.*"
        (Get-EmulatorRequest).method | Should -Be GET
    }

    It 'says with -WhatIf whether it creates or changes' {
        Import-Module "$PSScriptRoot/../RecordingHost.psm1" -DisableNameChecking
        $run = Start-HostedScript { param($Id, $Context) Set-Mka1ResponseFeedback $Id -Rating thumbs_up -Context $Context -WhatIf } ($response.Id, (Get-Mka1Context))
        Wait-Script $run
        "$($run.Host.Pieces)" | Should -BeLike "*Give feedback: thumbs_up*$($response.Id)*"
        Get-EmulatorRequest -Method Post | Should -BeNullOrEmpty
    }

    It 'reports a response that does not exist' {
        $null = Set-Mka1ResponseFeedback resp_none -Rating thumbs_up -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.NotFound -Target resp_none
    }

    It 'refuses <What> before anything is sent' -ForEach @(
        @{ What = 'no feedback'; With = @{} }
        @{ What = 'another rating'; With = @{ Rating = 'good' } }
        @{ What = 'a long comment'; With = @{ Description = 'x' * 2001 } }
    ) {
        { $response | Set-Mka1ResponseFeedback @With -ErrorAction Stop } | Should -Throw -ErrorId 'Mka1.InvalidInput,*'
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }
}

Describe 'Get-Mka1ResponseFeedback' {
    It 'reads the feedback on responses, and reports ids without any' {
        $one, $none, $two = 'a', 'b', 'c' | New-Mka1Response
        $null = $one, $two | Set-Mka1ResponseFeedback -Rating thumbs_up
        ($one.Id, $none.Id, $two.Id | Get-Mka1ResponseFeedback -ErrorVariable problems -ErrorAction SilentlyContinue).Id | Should -Be $one.Id, $two.Id
        Assert-ErrorRecord $problems -Id Mka1.NotFound -Target $none.Id
        (Get-Mka1ResponseFeedback $one | Get-Mka1Response).OutputText | Should -Be $one.OutputText
    }

    It 'returns nothing for piped responses without feedback, and keeps other errors' {
        $responses = 'a', 'b' | New-Mka1Response
        $null = $responses[1] | Set-Mka1ResponseFeedback -Rating thumbs_up
        ($responses | Get-Mka1ResponseFeedback -ErrorAction Stop).Id | Should -Be $responses[1].Id
        $null = $responses[0].Id | Get-Mka1ResponseFeedback -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.NotFound
        $null = Get-Mka1ResponseFeedback $responses[0] -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.NotFound
        Add-EmulatorFault @{ method = 'GET'; path = '/feedback/'; status = 403 }
        try {
            $null = $responses[0] | Get-Mka1ResponseFeedback -ErrorVariable problems -ErrorAction SilentlyContinue
            Assert-ErrorRecord $problems -Id Mka1.Forbidden
        }
        finally {
            Clear-EmulatorFault
        }
    }
}
