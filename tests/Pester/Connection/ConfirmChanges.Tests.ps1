# Careful contexts ask before each change, and every question names its place.

BeforeAll {
    Import-Module "$PSScriptRoot/../RecordingHost.psm1" -DisableNameChecking

    # Runs a script with a host that answers, and gives its questions, its output and its errors.
    function Get-Run([scriptblock] $Script, [string[]] $Answer = @(), [object[]] $Argument = @()) {
        $run = Start-HostedScript $Script $Argument $Answer
        Wait-Script $run
        [pscustomobject]@{ Questions = @($run.Host.Questions); Output = @($run.Output); Errors = @($run.Shell.Streams.Error); Lines = @($run.Host.Pieces) }
    }
}

AfterAll {
    Disconnect-All
}

Describe 'A context with -ConfirmChanges' {
    BeforeEach {
        $null = Connect-TestEmulator -Parameter @{ Name = 'prod'; ConfirmChanges = $true; OnBehalfOf = 'acme' }
        $made = New-Mka1Response 'Hi' -Confirm:$false
        Clear-EmulatorRequest
    }

    It 'asks before a change of any impact, and names context and identity' {
        $run = Get-Run { New-Mka1Response 'Hi' } No
        $run.Questions | Should -HaveCount 1
        $run.Questions[0] | Should -BeLike '*Create response*context prod, on behalf of acme*'
        $run.Output | Should -BeNullOrEmpty
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'does what is confirmed, once for all if asked to' {
        $run = Get-Run { 1..3 | New-Mka1Response } 'Yes to All'
        $run.Questions | Should -HaveCount 1
        @(Get-EmulatorRequest POST) | Should -HaveCount 3
    }

    It 'does not take the answer for all of one context for another' {
        $null = Connect-Mka1 -Name other -ConfirmChanges -Uri (Get-SharedEmulator).Uri -Token (ConvertTo-Token (New-TestKey))
        $far = New-Mka1Response 'Far' -Confirm:$false
        $run = Get-Run { param($Near, $Far) $Near, $Far, $Near | Set-Mka1ResponseMetadata -Metadata @{ a = 'b' } } 'Yes to All', 'No' $made, $far
        $run.Questions | Should -HaveCount 2
        $run.Output.Context | Should -Be prod, prod
    }

    It 'asks nothing and changes nothing with a preference of -WhatIf, whatever its text' {
        $run = Get-Run { $WhatIfPreference = 'yes'; New-Mka1Response 'Hi' } 'Yes'
        $run.Questions | Should -BeNullOrEmpty
        Get-EmulatorRequest POST | Should -BeNullOrEmpty
    }

    It 'asks although the preference says no' {
        $run = Get-Run { $ConfirmPreference = 'None'; New-Mka1Response 'Hi' } No
        $run.Questions | Should -HaveCount 1
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'asks once where the cmdlet would ask anyway' {
        (Get-Run { param($Id) Remove-Mka1Response $Id } No $made.Id).Questions | Should -HaveCount 1
        (Get-Run { param($Id) Remove-Mka1Response $Id -Confirm } No $made.Id).Questions | Should -HaveCount 1
    }

    It 'does not ask for reading, -WhatIf or -Confirm:$false' {
        $run = Get-Run { param($Id) Get-Mka1Response $Id; New-Mka1Response 'Hi' -WhatIf; New-Mka1Response 'Hi' -Confirm:$false } @() $made.Id
        $run.Questions | Should -BeNullOrEmpty
        $run.Output | Should -HaveCount 2
        @(Get-EmulatorRequest POST) | Should -HaveCount 1
    }

    It 'refuses changes where nobody can answer, and changes nothing' {
        $run = Start-Script { New-Mka1Response 'Hi'; 'not reached' }
        Wait-Script $run
        $problem = $run.Shell.InvocationStateInfo.Reason.ErrorRecord ?? $run.Shell.Streams.Error[0]
        $problem.FullyQualifiedErrorId | Should -BeLike 'Mka1.ConfirmationRequired*'
        "$problem" | Should -BeLike "*context 'prod'*"
        $problem.ErrorDetails.RecommendedAction | Should -BeLike '*-Confirm:$false*'
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'refuses changes of <What>, and changes nothing' -ForEach @(
        @{ What = 'a process with redirected input'; Argument = @() }
        @{ What = 'a process that is not interactive'; Argument = @('-NonInteractive') }
    ) {
        $engine = Get-Engine
        $key = New-TestKey
        $command = "Import-Module '$((Get-Module Mka1).ModuleBase)/Mka1.psd1'; `$null = Connect-Mka1 -Name prod -ConfirmChanges -Uri '$((Get-SharedEmulator).Uri)' -Token (ConvertTo-SecureString '$key' -AsPlainText -Force); try { New-Mka1Response 'Hi' } catch { `$_.FullyQualifiedErrorId }"
        $null | & $engine.Path @($engine.Argument) -NoProfile @Argument -Command $command | Should -BeLike 'Mka1.ConfirmationRequired*'
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'says so where the engine itself would ask' {
        $null = Set-Mka1Context -ConfirmChanges:$false
        $run = Start-Script { Remove-Mka1Response resp_none; 'not reached' }
        Wait-Script $run
        $problem = $run.Shell.InvocationStateInfo.Reason.ErrorRecord ?? $run.Shell.Streams.Error[0]
        $problem.FullyQualifiedErrorId | Should -BeLike 'Mka1.ConfirmationRequired*'
        "$problem" | Should -BeLike '*resp_none*'
        $problem.ErrorDetails.RecommendedAction | Should -BeLike '*-Confirm:$false*'
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'asks no more after Set-Mka1Context -ConfirmChanges:$false' {
        Set-Mka1Context -ConfirmChanges:$false
        (Get-Mka1Context).ConfirmChanges | Should -BeFalse
        (New-Mka1Response 'Hi').Status | Should -Be completed
    }
}

Describe 'A question' {
    It 'names the server of a context without a name of its own' {
        $null = Connect-TestEmulator
        $run = Get-Run { New-Mka1Response 'Hi' -WhatIf }
        $run.Lines -join '' | Should -BeLike "*($((Get-SharedEmulator).Uri.ToString().TrimEnd('/')))*"
    }

    It 'names what is deleted: <What>' -ForEach @(
        @{ What = 'a file'; Make = { Write-Line "$TestDrive/report 2026.jsonl" '{}'; Send-Mka1File "$TestDrive/report 2026.jsonl" -Purpose assistants }; Remove = 'Remove-Mka1File'; Name = 'report 2026.jsonl' }
        @{ What = 'a vector store'; Make = { New-Mka1VectorStore -Name knowledge }; Remove = 'Remove-Mka1VectorStore'; Name = 'knowledge' }
        @{ What = 'a prompt'; Make = { New-Mka1Prompt -Name greeting -Template 'Hi' }; Remove = 'Remove-Mka1Prompt'; Name = 'greeting' }
        @{ What = 'a memory store'; Make = { New-Mka1MemoryStore -Name notes }; Remove = 'Remove-Mka1MemoryStore'; Name = 'notes' }
    ) {
        $null = Connect-TestEmulator -Parameter @{ Name = 'prod' }
        $made = & $Make
        foreach ($given in $made, $made.Id) {
            $run = Get-Run { param($Remove, $Given) $Given | & $Remove -WhatIf } @() $Remove, $given
            $run.Errors | Should -BeNullOrEmpty
            $run.Lines -join '' | Should -BeLike "*`"$($made.Id) '$Name' (context prod)`"*"
        }
    }

    It 'names the object and not the row that leads to it' {
        $null = Connect-TestEmulator -Parameter @{ Name = 'prod' }
        $made = New-Mka1VectorStore -Name knowledge
        $run = Get-Run { param($Id) [pscustomobject]@{ Id = $Id; Name = 'Customer 7' } | Remove-Mka1VectorStore -WhatIf } @() $made.Id
        $run.Lines -join '' | Should -BeLike "*`"$($made.Id) 'knowledge' (context prod)`"*"
    }

    It 'names the id only where there is no such object' {
        $null = Connect-TestEmulator -Parameter @{ Name = 'prod' }
        $run = Get-Run { Remove-Mka1File file-404 -WhatIf }
        $run.Errors | Should -BeNullOrEmpty
        $run.Lines -join '' | Should -BeLike '*"file-404 (context prod)"*'
    }
}

Describe 'The current context' {
    It 'is marked in the list' {
        Disconnect-All
        $token = ConvertTo-Token (New-TestKey)
        'a', 'b', 'c' | ForEach-Object { $null = Connect-Mka1 -Name $_ -Token $token }
        Set-Mka1Context b
        (Get-Mka1Context * | Where-Object IsCurrent).Name | Should -Be b
        Get-Mka1Context * | Format-Table | Out-String | Should -Match '(?m)^\* +b '
        Disconnect-Mka1
        Get-Mka1Context * | Where-Object IsCurrent | Should -BeNullOrEmpty
    }
}
