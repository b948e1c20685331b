BeforeAll {
    $null = Connect-TestEmulator
    $folder = (New-Item -ItemType Directory "TestDrive:/$(New-Guid)").FullName
    '---', 'name: refunds', 'description: Decides on refunds.', '---' | Set-Content "$folder/SKILL.md"
}

AfterAll {
    Disconnect-All
}

Describe 'New-Mka1SkillVersion' {
    It 'adds a version to a skill by object and id' {
        $skill = New-Mka1Skill $folder
        $version = $skill | New-Mka1SkillVersion -Path $folder
        $version.SkillId, $version.Version, $version.Name | Should -Be $skill.Id, '2', refunds
        (New-Mka1SkillVersion $skill.Id -LiteralPath "$folder/SKILL.md").Version | Should -Be '3'
    }

    It 'refuses a folder without SKILL.md before anything is sent' {
        $empty = (New-Item -ItemType Directory "TestDrive:/$(New-Guid)").FullName
        Clear-EmulatorRequest
        { New-Mka1SkillVersion skill_1 $empty -ErrorAction Stop } | Should -Throw '*no SKILL.md*' -ErrorId 'Mka1.InvalidInput,*'
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }
}

Describe 'Get-Mka1SkillVersion' {
    BeforeAll {
        $skill = New-Mka1Skill $folder
        $null = $skill | New-Mka1SkillVersion -Path $folder
    }

    It 'lists versions in both orders, and reads them by number' {
        ($skill | Get-Mka1SkillVersion -Order Ascending).Version | Should -Be '1', '2'
        ($skill | Get-Mka1SkillVersion -Order Descending -First 1).Version | Should -Be '2'
        (Get-Mka1SkillVersion $skill -Version 2, 1).Version | Should -Be '2', '1'
        (1, 2 | Get-Mka1SkillVersion -SkillId $skill.Id).Version | Should -Be '1', '2'
        ($skill | Get-Mka1SkillVersion | Get-Mka1SkillVersion).Count | Should -Be 2
    }

    It 'refuses the id of a version' {
        { Get-Mka1SkillVersion $skill skver_1 -ErrorAction Stop } | Should -Throw '*by its number*' -ErrorId 'Mka1.InvalidInput,*'
    }
}

Describe 'Remove-Mka1SkillVersion' {
    It 'deletes a version, but not the default one' {
        $skill = New-Mka1Skill $folder
        $null = $skill | New-Mka1SkillVersion -Path $folder
        { $skill | Get-Mka1SkillVersion -Order Ascending -First 1 | Remove-Mka1SkillVersion -Confirm:$false -ErrorAction Stop } | Should -Throw '*default version*' -ErrorId 'Mka1.Conflict,*'
        Remove-Mka1SkillVersion 2 -SkillId $skill -Confirm:$false
        ($skill | Get-Mka1SkillVersion).Version | Should -Be '1'
        ($skill | New-Mka1SkillVersion -Path $folder).Version | Should -Be '3'
    }
}
