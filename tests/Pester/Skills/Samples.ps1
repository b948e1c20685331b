# Samples of skills for the tests that hold for all cmdlets and views; CallRows.psm1 describes their form.
@{
    Calls   = @(
        @{ Name = 'Get-Mka1Skill'; Id = 'skill_1' }
        @{ Name = 'New-Mka1Skill'; With = { @{ LiteralPath = "$PSScriptRoot/Fixture/SKILL.md" } }; Creates = $true }
        @{ Name = 'Remove-Mka1Skill'; Id = 'skill_1'; With = { @{ PassThru = $true } }; TakesSilence = $true }
        @{ Name = 'Set-Mka1Skill'; Id = 'skill_1'; With = { @{ DefaultVersion = '1' } } }
        @{ Name = 'Save-Mka1Skill'; Id = 'skill_1'; With = { param($Folder) @{ Path = "$Folder/saved.zip"; Force = $true; PassThru = $true } }; TakesBytes = $true }
    )
    Answers = @(
        @{
            Path = '/skills/*'
            Ids  = 'skill_'
            Body = '{"id":"{id}","object":"skill","name":"n","description":"d","default_version":"1","latest_version":"2","created_at":1750000000,"never_heard_of":{"a":[1,null]}}'
        }
        @{ Path = '/skills/*/content'; Body = 'PK' }
    )
    Views   = @{
        'Mka1.Skills.Skill' =
        '{"id":"skill_1795834931000_5f0f2c4c1b6f4b0f","object":"skill","name":"refunds","description":"Decides on refunds.","default_version":"1","latest_version":"2","created_at":1790000000}',
        '{"id":"skill_1795834931001_0123456789abcdef","object":"skill","name":"summary-of-a-ticket-for-the-support","description":"Three sentences for whoever takes over the ticket.","default_version":"118","latest_version":"120","created_at":1790000001}'
    }
}
