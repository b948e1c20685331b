# Samples of versions of skills for the tests that hold for all cmdlets and views; CallRows.psm1 describes their form.
@{
    Calls   = @(
        @{ Name = 'Get-Mka1SkillVersion'; Id = '71'; With = { @{ SkillId = 'skill_1' } } }
        @{ Name = 'New-Mka1SkillVersion'; Id = 'skill_1'; With = { @{ LiteralPath = "$PSScriptRoot/../Skills/Fixture/SKILL.md" } }; Creates = $true }
        @{ Name = 'Remove-Mka1SkillVersion'; Id = '71'; With = { @{ SkillId = 'skill_1'; PassThru = $true } }; TakesSilence = $true; Numbered = $true }
    )
    Answers = @(
        @{
            Path = '/skills/*/versions/*'
            Ids  = 'sv_'
            Body = '{"id":"{id}","object":"skill.version","skill_id":"skill_1","name":"n","description":"d","version":"{id}","created_at":1750000000,"never_heard_of":{"a":[1,null]}}'
        }
        @{ Path = '/skills/*/versions/*/content'; Body = 'PK' }
    )
    Views   = @{
        'Mka1.SkillVersions.SkillVersion' =
        '{"id":"skver_1795834931000_5f0f2c4c1b6f4b0f","object":"skill.version","skill_id":"skill_1795834931000_5f0f2c4c1b6f4b0f","name":"refunds","description":"Decides on refunds.","version":"1","created_at":1790000000}',
        '{"id":"skver_1795834931001_0123456789abcdef","object":"skill.version","skill_id":"skill_1795834931000_5f0f2c4c1b6f4b0f","name":"summary-of-a-ticket-for-the-support","description":"Three sentences for whoever takes over the ticket.","version":"120","created_at":1790000001}'
    }
}
