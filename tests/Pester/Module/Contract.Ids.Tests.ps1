# Every cmdlet that takes ids: what is none is refused before anything is asked or sent, and what may be one reaches the
# server as one segment of the path, one value of the query, or one text of the body.
BeforeDiscovery {
    Import-Module "$PSScriptRoot/../CallRows.psm1" -DisableNameChecking
    $takers = @(Get-CallRow | Where-Object { $_['Id'] } | ForEach-Object { @{ Row = $_; Name = $_.Name } })
    $cursors = @(Get-CallRow | ForEach-Object {
            foreach ($parameter in 'After', 'Before') {
                if ((Get-Command $_.Name).Parameters.ContainsKey($parameter)) {
                    @{ Row = $_; Name = $_.Name; Parameter = $parameter }
                }
            }
        })
    $bad = @(
        @{ What = 'an empty id'; Bad = '' }
        @{ What = 'a blank id'; Bad = " `t" }
        @{ What = 'a dot segment'; Bad = '.' }
        @{ What = 'a dot segment upwards'; Bad = '..' }
        @{ What = 'half a character'; Bad = "a$([char] 0xD83D)" }
        @{ What = 'an id that no address can hold'; Bad = 'a' * 5000 }
    )
}

BeforeAll {
    # What may be an id, if the kind of objects has no form of its own.
    $script:odd = @(
        'a/b', 'a?b', 'a#b', 'a b', 'a%2fb', '%2e%2e', '../a', '..\a', '.../..', 'a&b=c', 'a+b', 'a:b@c', "a'b`"c", 'a;b,c', "a`r`nX-Evil: b", '@{a=1}', '*',
        "a$([char] 0xDC)", [string] [char] 0x2603, [char]::ConvertFromUtf32(0x1F600), ('a' * 200)
    )
    # A server that has nothing, and reads the bodies of what it is sent.
    $server = Start-SampleServer @{ StallTarget = '.'; StallAnswer = "HTTP/1.1 404 No`r`nContent-Type: application/json`r`nConnection: close`r`n`r`n{`"error`":`"no`"}" }
    Disconnect-All
    $null = Connect-Mka1 -Uri $server.Uri -Token (ConvertTo-Token (New-TestKey)) -MaximumRetryCount 0

    function Clear-Request {
        $head = ''
        while ($server.Requests.TryDequeue([ref] $head) -or $server.Contents.TryDequeue([ref] $head)) {
        }
    }

    # What was sent for a call, and how it failed.
    function Test-Call($Row, [hashtable] $Parameter, [switch] $List) {
        Clear-Request
        $given = if ($List) { Get-ListParameter $Row $TestDrive $Parameter } else { Get-CallParameter $Row $TestDrive $Parameter }
        $name = $Row.Name
        [pscustomobject]@{ Problems = @(Get-Problem { & $name @given }); Requests = @(Get-SentRequest $server); Bodies = @($server.Contents | ForEach-Object { Format-Body $_ }) }
    }

    # The JSON that was sent, written as ConvertTo-Json writes it; nothing for no body, and for a form, which has no ids.
    function Format-Body([string] $Content) {
        if ($Content -and -not $Content.StartsWith('--')) {
            $text = [System.Text.Encoding]::UTF8.GetString([System.Text.Encoding]::GetEncoding(28591).GetBytes($Content))
            ConvertTo-Json (ConvertFrom-Json $text) -Depth 20 -Compress
        }
    }

    function Assert-Refused($Call) {
        $Call.Requests | Should -BeNullOrEmpty
        $Call.Problems | Should -HaveCount 1
        $Call.Problems[0].FullyQualifiedErrorId.Split(',')[0] | Should -Be Mka1.InvalidInput
    }
    $null = New-Item "$TestDrive/in.jsonl"
}
AfterAll {
    $server.Dispose()
    Disconnect-All
}

Describe 'Contract of ids: <Name>' -ForEach $takers {
    It 'refuses <What> before anything is asked or sent' -ForEach $bad {
        Assert-Refused (Test-Call $Row @{ Id = $Bad })
        if ((Get-Command $Name).Parameters.ContainsKey('WhatIf')) {
            Assert-Refused (Test-Call $Row @{ Id = $Bad; WhatIf = $true })
        }
    }

    It 'refuses objects of another kind, and copies of them, before anything is asked or sent' {
        $aliases = (Get-Command $Name).Parameters['Id'].Aliases
        $others = @(
            if ('FileId' -notin $aliases) { [Mka1.Files.FileObject]::FromJson('{"id":"file-1","object":"file","filename":"a.txt"}') }
            if ('ResponseId' -notin $aliases) { [Mka1.Responses.Response]::FromJson('{"id":"resp_1","object":"response","status":"completed"}') }
            if ('VectorStoreId' -notin $aliases) { [Mka1.VectorStores.VectorStore]::FromJson('{"id":"vs_1","object":"vector_store","name":"a"}') }
        )
        foreach ($other in $others) {
            Assert-Refused (Test-Call $Row @{ Id = $other })
            Assert-Refused (Test-Call $Row @{ Id = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($other)) })
        }
    }

    It 'sends exactly what it was given, as one segment, or refuses it' {
        $first = Test-Call $Row @{}
        $plain = @($first.Requests.Target)
        $plain | Should -HaveCount $(if ($Row['CreatesMissing']) { 2 } else { 1 })
        if ($Row['CreatesMissing'] -or $Row['SendsId']) {
            $first.Bodies[-1] | Should -BeLike "*$(ConvertTo-Json $Row.Id)*"
        }
        $known = (Get-Command $Name).Parameters['Id'].Attributes
        foreach ($id in $odd) {
            # A pattern is none.
            if (($known | Where-Object { $_ -is [System.Management.Automation.SupportsWildcardsAttribute] }) -and [wildcardpattern]::ContainsWildcardCharacters($id)) {
                continue
            }
            $call = Test-Call $Row @{ Id = $id }
            if ($call.Requests) {
                $segment = [uri]::EscapeDataString($id)
                if ($Row['TakesPath']) {
                    $segment = $segment.Replace('%2F', '/')
                }
                $call.Requests.Target | Should -BeExactly $plain.Replace([uri]::EscapeDataString($Row.Id), $segment) -Because $id
                "$($call.Bodies)" | Should -BeExactly "$($first.Bodies)".Replace((ConvertTo-Json $Row.Id), (ConvertTo-Json $id)) -Because $id
                $call.Problems[0].TargetObject | Should -BeExactly $id
            }
            else {
                Assert-Refused $call
            }
        }
    }
}

Describe 'Contract of ids: <Name> -<Parameter>' -ForEach $cursors {
    It 'refuses <What> before anything is sent' -ForEach ($bad | Where-Object { $_.Bad }) {
        Assert-Refused (Test-Call $Row @{ $Parameter = $Bad } -List)
    }

    It 'sends exactly what it was given, as one value, or refuses it' {
        foreach ($id in $odd) {
            $call = Test-Call $Row @{ $Parameter = $id } -List
            if ($call.Requests) {
                $call.Requests.Target | Should -Match "\?(.*&)?$($Parameter.ToLowerInvariant())=$([regex]::Escape([uri]::EscapeDataString($id)))(&|$)" -Because $id
            }
            else {
                Assert-Refused $call
            }
        }
    }
}
