BeforeAll {
    Import-Module "$PSScriptRoot/../RecordingHost.psm1" -DisableNameChecking
    $null = Connect-TestEmulator
    function New-Three {
        'one', 'two', 'three' | New-Mka1Response
    }
    function Test-There([string] $Id) {
        [bool] (Get-Mka1Response $Id -ErrorAction Ignore)
    }
}
AfterAll {
    Clear-EmulatorFault
    Disconnect-All
}

Describe 'Remove-Mka1Response' {
    BeforeEach {
        Clear-EmulatorFault
        Clear-EmulatorRequest
    }

    It 'deletes and gives nothing' {
        $made = New-Mka1Response 'x'
        Remove-Mka1Response $made.Id -Confirm:$false -ErrorAction Stop | Should -BeNullOrEmpty
        Test-There $made.Id | Should -BeFalse
        Get-EmulatorRequest DELETE "/responses/$($made.Id)" | Should -HaveCount 1
    }

    It 'gives the server''s word with -PassThru' {
        $made = New-Mka1Response 'x'
        $word = Remove-Mka1Response $made.Id -Confirm:$false -PassThru
        $word | Should -BeOfType ([Mka1.Http.Deletion])
        $word.Id, $word.Object, $word.Deleted | Should -Be $made.Id, 'response', $true
        $word.ToJson() | Should -BeLike '*"deleted":true*'
    }

    It 'takes <What>' -ForEach @(
        @{ What = 'responses from the pipeline'; Do = { param($made) $made | Remove-Mka1Response -Confirm:$false -PassThru } }
        @{ What = 'ids from the pipeline'; Do = { param($made) $made.Id | Remove-Mka1Response -Confirm:$false -PassThru } }
        @{ What = 'objects with a property Id'; Do = { param($made) $made | Select-Object Id | Remove-Mka1Response -Confirm:$false -PassThru } }
        @{ What = 'objects with a property ResponseId'; Do = { param($made) $made | ForEach-Object { [pscustomobject]@{ ResponseId = $_.Id } } | Remove-Mka1Response -Confirm:$false -PassThru } }
        @{ What = 'responses as an argument'; Do = { param($made) Remove-Mka1Response $made -Confirm:$false -PassThru } }
    ) {
        $made = New-Three
        (& $Do $made).Id | Should -Be $made.Id
    }

    It 'deletes one that is running' {
        $made = New-Mka1Response 'x [forever]' -Background
        Remove-Mka1Response $made.Id -Confirm:$false -ErrorAction Stop
        Test-There $made.Id | Should -BeFalse
    }

    It 'sends nothing with -WhatIf' {
        Remove-Mka1Response resp_1 -WhatIf
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'names the identity with the question' {
        $run = Start-HostedScript { Remove-Mka1Response resp_1 -OnBehalfOf user-7 }
        Wait-Script $run
        $run.Host.Questions | Should -HaveCount 1
        "$($run.Host.Questions)" | Should -BeLike '*resp_1 (*, on behalf of user-7)*'
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'prompts for each, and deletes the confirmed ones' {
        $made = New-Three
        $run = Start-HostedScript { param($ids) $ids | Remove-Mka1Response } (, $made.Id) -Answer Yes, No, Yes
        Wait-Script $run
        $run.Host.Questions | Should -HaveCount 3
        $made.Id | ForEach-Object { Test-There $_ } | Should -Be $false, $true, $false
    }

    It 'asks once where the answer is <Answer>' -ForEach @(@{ Answer = 'Yes to All'; Left = $false }, @{ Answer = 'No to All'; Left = $true }) {
        $made = New-Three
        $run = Start-HostedScript { param($ids) $ids | Remove-Mka1Response } (, $made.Id) -Answer $Answer
        Wait-Script $run
        $run.Host.Questions | Should -HaveCount 1
        $made.Id | ForEach-Object { Test-There $_ | Should -Be $Left }
    }

    It 'is not asked where $ConfirmPreference says so' {
        $made = New-Mka1Response 'x'
        $run = Start-HostedScript { param($id) $ConfirmPreference = 'None'; Remove-Mka1Response $id } $made.Id
        Wait-Script $run
        $run.Host.Questions | Should -BeNullOrEmpty
        Test-There $made.Id | Should -BeFalse
    }

    It 'refuses the id "<_>" before any question and call' -ForEach '', 'resp_', 'batch_1', 'resp_1/..' {
        $run = Start-HostedScript { param($id) Remove-Mka1Response $id } $_
        Wait-Script $run
        Assert-ErrorRecord $run.Shell.Streams.Error Mka1.InvalidInput InvalidArgument $_
        $run.Host.Questions | Should -BeNullOrEmpty
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'goes on after one that is not there' {
        $made = New-Three
        Remove-Mka1Response $made[1].Id -Confirm:$false
        $gone = $made | Remove-Mka1Response -Confirm:$false -PassThru -ErrorVariable problems -ErrorAction SilentlyContinue
        $gone.Id | Should -Be $made[0].Id, $made[2].Id
        Assert-ErrorRecord $problems Mka1.NotFound ObjectNotFound $made[1].Id
    }

    It 'does not see what another identity made' {
        $made = New-Mka1Response 'x' -OnBehalfOf user-1
        Remove-Mka1Response $made.Id -OnBehalfOf user-2 -Confirm:$false -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems Mka1.NotFound
        Remove-Mka1Response $made.Id -OnBehalfOf user-1 -Confirm:$false -ErrorAction Stop
    }

    It 'takes what a list gives, also while it is read' {
        $null = 1..3 | ForEach-Object { "old $_" } | New-Mka1Response -Metadata @{ set = 'old' }
        Get-Mka1Response -Metadata @{ set = 'old' } | Remove-Mka1Response -Confirm:$false -ErrorAction Stop
        Get-Mka1Response -Metadata @{ set = 'old' } | Should -BeNullOrEmpty
    }

    It 'deletes a list of several pages while it is read, also if the cursor must still exist' {
        $strict = Start-Emulator -Argument '--strict-cursors', '--speed', '1000'
        try {
            $context = Connect-Mka1 -Token (ConvertTo-Token (New-TestKey)) -Uri $strict.Uri -Name strict -Scope Runspace
            $null = 1..250 | New-Mka1Response -Background -ThrottleLimit 16 -Context $context
            Get-Mka1Response -First 120 -Context $context | Remove-Mka1Response -Confirm:$false -Context $context -ErrorAction Stop
            @(Get-Mka1Response -Context $context) | Should -HaveCount 130
            Get-Mka1Response -Background -Context $context | Remove-Mka1Response -Confirm:$false -Context $context -ErrorAction Stop
            Get-Mka1Response -Context $context | Should -BeNullOrEmpty
        }
        finally {
            Disconnect-Mka1 strict
            Stop-Emulator $strict
        }
    }

    It 'gives no output and no error for an empty pipeline' {
        @() | Remove-Mka1Response -Confirm:$false -ErrorAction Stop | Should -BeNullOrEmpty
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }
}
