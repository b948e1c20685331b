BeforeAll {
    $null = Connect-TestEmulator
    Write-Line "$TestDrive/a.txt" 'hello'

    function New-SharedFile {
        Send-Mka1File "$TestDrive/a.txt" -Purpose user_data -OnBehalfOf owner
        Clear-EmulatorRequest
    }
}

AfterAll {
    Disconnect-All
}

Describe 'Grant-Mka1Permission' {
    BeforeEach {
        $file = New-SharedFile
    }

    It 'decides who may read, change and delete' {
        { Get-Mka1File $file.Id -OnBehalfOf alice -ErrorAction Stop } | Should -Throw -ErrorId 'Mka1.NotFound,*'
        $file | Grant-Mka1Permission -UserId alice -Role reader | Should -BeNullOrEmpty
        (Get-Mka1File $file.Id -OnBehalfOf alice).Id | Should -Be $file.Id
        { Remove-Mka1File $file.Id -OnBehalfOf alice -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'Mka1.Forbidden,*'
        { Grant-Mka1Permission $file.Id -UserId bob -Role reader -OnBehalfOf alice -ErrorAction Stop } | Should -Throw -ErrorId 'Mka1.Forbidden,*'
        $file | Grant-Mka1Permission -UserId alice -Role owner
        Remove-Mka1File $file.Id -OnBehalfOf alice -Confirm:$false
        { $file | Get-Mka1File -ErrorAction Stop } | Should -Throw -ErrorId 'Mka1.NotFound,*'
    }

    It 'lets a writer change metadata' {
        $response = New-Mka1Response 'Hi' -OnBehalfOf owner
        $response | Grant-Mka1Permission -UserId alice -Role reader
        { Set-Mka1ResponseMetadata $response.Id -Metadata @{ a = 1 } -OnBehalfOf alice -ErrorAction Stop } | Should -Throw -ErrorId 'Mka1.Forbidden,*'
        $response | Grant-Mka1Permission -UserId alice -Role writer
        (Set-Mka1ResponseMetadata $response.Id -Metadata @{ a = 1 } -OnBehalfOf alice).Metadata['a'] | Should -Be 1
    }

    It 'finds type and id of <Kind>' -ForEach @(
        @{ Kind = 'conversation'; New = { New-Mka1Conversation } }
        @{ Kind = 'vector_store'; New = { New-Mka1VectorStore } }
        @{ Kind = 'response'; New = { New-Mka1Response Hi } }
        @{ Kind = 'file'; New = { Send-Mka1File "$TestDrive/a.txt" -Purpose user_data } }
    ) {
        $made = & $New
        $granted = $made | Grant-Mka1Permission -UserId alice, * -Role reader -PassThru
        $granted.ResourceType | Should -Be $Kind, $Kind
        $granted.ResourceId | Should -Be $made.Id, $made.Id
        $granted.UserId | Should -Be alice, *
        $copy = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($made))
        ($copy | Grant-Mka1Permission -UserId bob -Role reader -PassThru).ResourceType | Should -Be $Kind
        (Grant-Mka1Permission $made.Id -UserId bob -Role reader -PassThru).ResourceType | Should -Be $Kind
    }

    It 'refuses <What> before anything is sent' -ForEach @(
        @{ What = 'an id without a type'; With = @{ ResourceId = 'x1'; UserId = 'alice'; Role = 'reader' }; Message = '*Give -ResourceType*' }
        @{ What = 'everyone as owner'; With = @{ ResourceId = 'file-1'; UserId = '*'; Role = 'owner' }; Message = '*not owner*' }
        @{ What = 'a long id of a user'; With = @{ ResourceId = 'file-1'; UserId = 'x' * 170; Role = 'reader' }; Message = '*1 to 169*' }
        @{ What = 'an empty id'; With = @{ ResourceId = ''; UserId = 'alice'; Role = 'reader' }; Message = '*must not be empty*' }
    ) {
        Grant-Mka1Permission @With -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Message $Message
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'sends nothing with -WhatIf' {
        $file | Grant-Mka1Permission -UserId alice -Role reader -WhatIf
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }
}

Describe 'Revoke-Mka1Permission' {
    BeforeEach {
        $file = New-SharedFile
    }

    It 'ends access, also for what Get-Mka1Permission returned' {
        $file | Grant-Mka1Permission -UserId alice, bob -Role reader
        $file | Get-Mka1Permission -Role reader | Revoke-Mka1Permission -Confirm:$false
        $file | Get-Mka1Permission -Role reader | Should -BeNullOrEmpty
        Test-Mka1Permission $file.Id -OnBehalfOf alice | Should -BeFalse
        { Get-Mka1File $file.Id -OnBehalfOf alice -ErrorAction Stop } | Should -Throw -ErrorId 'Mka1.NotFound,*'
    }

    It 'does nothing with -WhatIf' {
        $file | Grant-Mka1Permission -UserId alice -Role reader
        $file | Revoke-Mka1Permission -UserId alice -Role reader -WhatIf
        Test-Mka1Permission $file.Id -OnBehalfOf alice | Should -BeTrue
    }
}

Describe 'Test-Mka1Permission' {
    BeforeEach {
        $file = New-SharedFile
    }

    It 'tells whether the caller has a role or a more powerful one' {
        $file | Test-Mka1Permission -Role owner | Should -BeTrue
        $file | Grant-Mka1Permission -UserId alice -Role writer
        Test-Mka1Permission $file.Id -OnBehalfOf alice, bob | Should -Be $true, $false
        Test-Mka1Permission $file.Id -Role owner -OnBehalfOf alice | Should -BeFalse
        Test-Mka1Permission file-none | Should -BeFalse
    }
}

Describe 'Get-Mka1Permission' {
    BeforeEach {
        $file = New-SharedFile
    }

    It 'lists the users of a resource' {
        $file | Grant-Mka1Permission -UserId alice -Role writer
        $file | Grant-Mka1Permission -UserId * -Role reader
        $all = $file | Get-Mka1Permission
        $all.UserId | Should -Be owner, alice, *
        $all.Role | Should -Be owner, writer, reader
    }

    It 'lists the resources of the caller, page by page' {
        $key = [guid]::NewGuid().ToString('N')
        1..120 | ForEach-Object { $null = New-Mka1VectorStore -OnBehalfOf $key }
        Clear-EmulatorRequest
        $own = @(Get-Mka1Permission -ResourceType vector_store -Role owner -OnBehalfOf $key)
        $own | Should -HaveCount 120
        $own[0].ResourceType, $own[0].Role, $own[0].UserId | Should -Be vector_store, owner, $null
        @(Get-EmulatorRequest) | Should -HaveCount 2
    }

    It 'reads elements that are objects or name the type before the id' {
        Add-EmulatorFault @{ method = 'GET'; path = '/api/v1/authorization/llm/list'; body = @{ resources = @(@{ resourceId = 'file-1' }, 'file:file-2', @{ id = 'file-3' }) } }
        (Get-Mka1Permission -ResourceType file -Role reader).ResourceId | Should -Be file-1, file-2, file-3
    }
}

Describe 'The table of permissions' {
    It 'tells the rows of several identities apart' {
        Write-Line "$TestDrive/shared.txt" 'hello'
        $null = Send-Mka1File "$TestDrive/shared.txt" -Purpose user_data -OnBehalfOf ann
        $null = Send-Mka1File "$TestDrive/shared.txt" -Purpose user_data -OnBehalfOf ben
        $table = Get-Mka1Permission -ResourceType file -OnBehalfOf ann, ben | Format-Table | Out-String -Width 79
        $table | Should -Match '\bann\b'
        $table | Should -Match '\bben\b'
    }
}
