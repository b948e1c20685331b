BeforeAll {
    $null = Connect-TestEmulator

    function New-SkillFolder([string] $Name = 'refunds') {
        $folder = (New-Item -ItemType Directory "TestDrive:/$(New-Guid)/$Name/scripts/deep").Parent.Parent.FullName
        '---', "name: $Name", 'description: Decides on refunds.', '---', 'Ask for the receipt.' | Set-Content "$folder/SKILL.md"
        'print(1)' | Set-Content "$folder/scripts/run.py"
        $null = New-Item "$folder/scripts/deep/__init__.py", "$folder/.hidden"
        $folder
    }
}

AfterAll {
    Disconnect-All
}

Describe 'New-Mka1Skill' {
    BeforeEach {
        $folder = New-SkillFolder
        Clear-EmulatorRequest
    }

    It 'takes <What>' -ForEach @(
        @{ What = 'a folder'; Run = { New-Mka1Skill $folder } }
        @{ What = 'a folder from the pipeline'; Run = { Get-Item $folder | New-Mka1Skill } }
        @{ What = 'a literal path'; Run = { New-Mka1Skill -LiteralPath $folder } }
        @{ What = 'files and folders'; Run = { New-Mka1Skill "$folder/SKILL.md", "$folder/scripts" } }
        @{ What = 'a pattern'; Run = { New-Mka1Skill "$folder/*" } }
    ) {
        $skill = & $Run
        $skill.Name, $skill.Description, $skill.DefaultVersion, $skill.LatestVersion | Should -Be refunds, 'Decides on refunds.', '1', '1'
        $skill.DefaultVersion | Should -BeOfType ([string])
        @(Get-EmulatorRequest -Method Post).Count | Should -Be 1
        $zip = $skill | Save-Mka1Skill -Path TestDrive:/ -PassThru -Force
        Expand-Archive $zip "$folder-copy"
        (Get-ChildItem "$folder-copy" -Recurse -File -Force).FullName.Substring("$folder-copy".Length + 1).Replace('\', '/') | Sort-Object |
            Should -Be (@('scripts/deep/__init__.py', 'scripts/run.py', 'SKILL.md') | Sort-Object)
    }

    It 'creates one skill for each folder' {
        $other = New-SkillFolder greeting
        (New-Mka1Skill $folder, $other).Name | Should -Be refunds, greeting
    }

    It 'refuses <What> before anything is sent' -ForEach @(
        @{ What = 'a folder without SKILL.md'; Path = 'scripts'; Message = '*has no SKILL.md*' }
        @{ What = 'a file that is not SKILL.md'; Path = 'scripts/run.py'; Message = '*SKILL.md*' }
        @{ What = 'a path that does not exist'; Path = 'none'; Message = '*There is no file*' }
    ) {
        { New-Mka1Skill "$folder/$Path" -ErrorAction Stop } | Should -Throw $Message -ErrorId 'Mka1.InvalidInput,*'
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'reports front matter without a name' {
        'Just text.' | Set-Content "$folder/SKILL.md"
        { New-Mka1Skill $folder -ErrorAction Stop } | Should -Throw '*no name*' -ErrorId 'Mka1.InvalidRequest,*'
    }

    It 'can be shared, also from the pipeline' {
        $grant = New-Mka1Skill $folder | Grant-Mka1Permission -UserId ann -Role reader -PassThru
        $grant.ResourceType | Should -Be skill
    }
}

Describe 'Set-Mka1Skill' {
    It 'sets the default version, also from the pipeline' {
        $skill = New-Mka1Skill (New-SkillFolder)
        $second = $skill | New-Mka1SkillVersion -Path (New-SkillFolder renamed)
        (Get-Mka1Skill $skill).DefaultVersion, (Get-Mka1Skill $skill).LatestVersion | Should -Be '1', '2'
        $changed = $second | Set-Mka1Skill
        $changed.DefaultVersion, $changed.Name | Should -Be '2', renamed
        ($skill | Set-Mka1Skill -DefaultVersion 1).DefaultVersion | Should -Be '1'
    }

    It 'reports a version that does not exist' {
        { New-Mka1Skill (New-SkillFolder) | Set-Mka1Skill -DefaultVersion 7 -ErrorAction Stop } | Should -Throw -ErrorId 'Mka1.InvalidRequest,*'
    }
}

Describe 'Save-Mka1Skill' {
    BeforeAll {
        $skill = New-Mka1Skill (New-SkillFolder)
        $null = $skill | New-Mka1SkillVersion -Path (New-SkillFolder renamed)
    }

    BeforeEach {
        $folder = (New-Item -ItemType Directory "TestDrive:/$(New-Guid)").FullName
    }

    It 'saves the default version, a version, and versions from the pipeline, by the names on the server' {
        ($skill | Save-Mka1Skill -Path $folder -PassThru).Name | Should -Be refunds-1.zip
        ($skill | Save-Mka1Skill -Path $folder -Version 2 -PassThru).Name | Should -Be renamed-2.zip
        ($skill | Get-Mka1SkillVersion -Order Ascending | Save-Mka1Skill -Path $folder -PassThru -Force).Name | Should -Be refunds-1.zip, renamed-2.zip
    }

    It 'replaces a file only with -Force' {
        'mine' | Set-Content "$folder/a.zip"
        { $skill | Save-Mka1Skill -Path "$folder/a.zip" -ErrorAction Stop } | Should -Throw '*already exists*' -ErrorId 'Mka1.InvalidInput,*'
        Get-Content "$folder/a.zip" | Should -Be mine
        $skill | Save-Mka1Skill -LiteralPath "$folder/a.zip" -Force
        (Get-Item "$folder/a.zip").Length | Should -BeGreaterThan 100
    }

    It 'reports a version that does not exist, and saves nothing' {
        { $skill | Save-Mka1Skill -Path $folder -Version 9 -ErrorAction Stop } | Should -Throw -ErrorId 'Mka1.NotFound,*'
        Get-ChildItem $folder -Force | Should -BeNullOrEmpty
    }
}
