# Every parameter of a cmdlet that takes a path, for the tests that hold for all of them. Takes: what the path may name. Sample: a
# file, made by the tests, that the parameter takes. Ends: a bad path ends the command, because there is nothing else for it to do.
@{ Name = 'Add-Mka1VectorStoreFile -LiteralPath'; Takes = 'File'; Run = { param($p) Add-Mka1VectorStoreFile -LiteralPath $p -VectorStore vs_1 }; Sample = 'sample.jsonl' }
@{ Name = 'Add-Mka1VectorStoreFile -Path'; Takes = 'Pattern'; Run = { param($p) Add-Mka1VectorStoreFile -Path $p -VectorStore vs_1 }; Sample = 'sample.jsonl' }
@{ Name = 'Connect-Mka1 -LogPath'; Takes = 'AppendedFile'; Run = { param($p) $made = Connect-Mka1 -Name log -Scope Runspace -Uri http://127.0.0.1:1 -Token (ConvertTo-Token (New-TestKey)) -LogPath $p; Disconnect-Mka1 log; Test-Path -LiteralPath $made.LogPath; Remove-Item -LiteralPath $made.LogPath }; Ends = $true }
@{ Name = 'ConvertFrom-Mka1Speech -LiteralPath'; Takes = 'File'; Run = { param($p) ConvertFrom-Mka1Speech -LiteralPath $p }; Sample = 'sample.wav' }
@{ Name = 'ConvertFrom-Mka1Speech -Path'; Takes = 'Pattern'; Run = { param($p) ConvertFrom-Mka1Speech -Path $p }; Sample = 'sample.wav' }
@{ Name = 'ConvertTo-Mka1Speech -LiteralPath'; Takes = 'NewFile', 'Directory'; Run = { param($p) 'Hi.' | ConvertTo-Mka1Speech -LiteralPath $p } }
@{ Name = 'ConvertTo-Mka1Speech -Path'; Takes = 'NewFile', 'Directory'; Run = { param($p) 'Hi.' | ConvertTo-Mka1Speech -Path $p } }
@{ Name = 'Export-Mka1BatchInput -Path'; Takes = 'NewFile'; Run = { param($p) $request | Export-Mka1BatchInput -Path $p }; Ends = $true }
@{ Name = 'Export-Mka1BatchReport -Path'; Takes = 'NewFile'; Run = { param($p) Export-Mka1BatchReport batch_1 -Path $p }; Ends = $true }
@{ Name = 'Export-Mka1UsageReport -Path'; Takes = 'NewFile'; Run = { param($p) [pscustomobject]@{ Kind = 'files'; StartTime = '2026-01-01'; UsageBytes = 1 } | Export-Mka1UsageReport -Path $p }; Ends = $true }
@{ Name = 'Get-Mka1Extraction -LiteralPath'; Takes = 'File'; Run = { param($p) Get-Mka1Extraction -LiteralPath $p -Schema @{ type = 'object' } }; Sample = 'sample.jsonl' }
@{ Name = 'Get-Mka1Extraction -Path'; Takes = 'Pattern'; Run = { param($p) Get-Mka1Extraction -Path $p -Schema @{ type = 'object' } }; Sample = 'sample.jsonl' }
@{ Name = 'Invoke-Mka1Request -InFile'; Takes = 'File'; Run = { param($p) Invoke-Mka1Request /x -InFile $p }; Sample = 'sample.jsonl' }
@{ Name = 'Invoke-Mka1Request -OutFile'; Takes = 'NewFile'; Run = { param($p) Invoke-Mka1Request /x -OutFile $p } }
@{ Name = 'Invoke-Mka1SandboxCode -Path'; Takes = 'File'; Run = { param($p) Invoke-Mka1SandboxCode -Session sbs_1 -Path $p }; Sample = 'sample.jsonl' }
@{ Name = 'New-Mka1Batch -LiteralPath'; Takes = 'File'; Run = { param($p) New-Mka1Batch -LiteralPath $p }; Sample = 'sample.jsonl' }
@{ Name = 'New-Mka1Batch -Path'; Takes = 'Pattern'; Run = { param($p) New-Mka1Batch -Path $p }; Sample = 'sample.jsonl' }
@{ Name = 'New-Mka1ExtractionSchema -Schema'; Takes = 'File'; Run = { param($p) New-Mka1ExtractionSchema x $p }; Sample = 'sample.json' }
@{ Name = 'New-Mka1Image -Path'; Takes = 'NewFile', 'Directory'; Run = { param($p) New-Mka1Image x -Path $p }; Ends = $true }
@{ Name = 'New-Mka1Response -Audio'; Takes = 'File'; Run = { param($p) New-Mka1Response x -Audio $p }; Sample = 'sample.wav' }
@{ Name = 'New-Mka1Response -File'; Takes = 'File'; Run = { param($p) New-Mka1Response x -File $p }; Sample = 'sample.jsonl' }
@{ Name = 'New-Mka1Response -Image'; Takes = 'File'; Run = { param($p) New-Mka1Response x -Image $p }; Sample = 'sample.png' }
@{ Name = 'New-Mka1Response -JsonSchema'; Takes = 'File'; Run = { param($p) New-Mka1Response x -JsonSchema $p }; Sample = 'sample.json' }
@{ Name = 'New-Mka1Response -ResumeFrom'; Takes = 'AppendedFile'; Run = { param($p) New-Mka1Response x -ResumeFrom $p }; Ends = $true }
@{ Name = 'New-Mka1Skill -LiteralPath'; Takes = 'File'; Run = { param($p) New-Mka1Skill -LiteralPath $p }; Sample = 'skill/SKILL.md' }
# A pattern would need the files of a skill below it, so only the folder is escaped.
@{ Name = 'New-Mka1Skill -Path'; Takes = 'File'; Run = { param($p) New-Mka1Skill -Path $p.Replace($place, [WildcardPattern]::Escape($place)) }; Sample = 'skill/SKILL.md' }
@{ Name = 'New-Mka1SkillVersion -LiteralPath'; Takes = 'File'; Run = { param($p) New-Mka1SkillVersion skill_1 -LiteralPath $p }; Sample = 'skill/SKILL.md' }
# A pattern would need the files of a skill below it, so only the folder is escaped.
@{ Name = 'New-Mka1SkillVersion -Path'; Takes = 'File'; Run = { param($p) New-Mka1SkillVersion skill_1 -Path $p.Replace($place, [WildcardPattern]::Escape($place)) }; Sample = 'skill/SKILL.md' }
@{ Name = 'Receive-Mka1BatchResult -OutputPath'; Takes = 'Directory'; Run = { param($p) Receive-Mka1BatchResult batch_1 -OutputPath $p } }
@{ Name = 'Save-Mka1File -LiteralPath'; Takes = 'NewFile', 'Directory'; Run = { param($p) Save-Mka1File file-1 -LiteralPath $p } }
@{ Name = 'Save-Mka1File -Path'; Takes = 'NewFile', 'Directory'; Run = { param($p) Save-Mka1File file-1 -Path $p } }
@{ Name = 'Save-Mka1ResponseContent -Path'; Takes = 'Directory'; Run = { param($p) Save-Mka1ResponseContent resp_1 -Path $p } }
@{ Name = 'Save-Mka1ResponseContent -Path'; Takes = 'Directory'; Run = { param($p) $response | Save-Mka1ResponseContent -Path $p -Force } }
@{ Name = 'Save-Mka1Skill -LiteralPath'; Takes = 'NewFile', 'Directory'; Run = { param($p) Save-Mka1Skill skill_1 -LiteralPath $p } }
@{ Name = 'Save-Mka1Skill -Path'; Takes = 'NewFile', 'Directory'; Run = { param($p) Save-Mka1Skill skill_1 -Path $p } }
@{ Name = 'Send-Mka1File -LiteralPath'; Takes = 'File'; Run = { param($p) Send-Mka1File -LiteralPath $p -Purpose batch }; Sample = 'sample.jsonl' }
@{ Name = 'Send-Mka1File -Path'; Takes = 'Pattern'; Run = { param($p) Send-Mka1File -Path $p -Purpose batch }; Sample = 'sample.jsonl' }
@{ Name = 'Save-Mka1SandboxArchive -LiteralPath'; Takes = 'NewFile', 'Directory'; Run = { param($p) Save-Mka1SandboxArchive sbs_1 -File a.txt -LiteralPath $p } }
@{ Name = 'Save-Mka1SandboxArchive -Path'; Takes = 'NewFile', 'Directory'; Run = { param($p) Save-Mka1SandboxArchive sbs_1 -File a.txt -Path $p } }
@{ Name = 'Save-Mka1SandboxFile -LiteralPath'; Takes = 'NewFile', 'Directory'; Run = { param($p) Save-Mka1SandboxFile a.txt -SessionId sbs_1 -LiteralPath $p } }
@{ Name = 'Save-Mka1SandboxFile -Path'; Takes = 'NewFile', 'Directory'; Run = { param($p) Save-Mka1SandboxFile a.txt -SessionId sbs_1 -Path $p } }
@{ Name = 'Send-Mka1SandboxArchive -LiteralPath'; Takes = 'File'; Run = { param($p) Send-Mka1SandboxArchive -LiteralPath $p -Session sbs_1 }; Sample = 'sample.zip' }
@{ Name = 'Send-Mka1SandboxArchive -Path'; Takes = 'Pattern'; Run = { param($p) Send-Mka1SandboxArchive -Path $p -Session sbs_1 }; Sample = 'sample.zip' }
@{ Name = 'Send-Mka1SandboxFile -LiteralPath'; Takes = 'File'; Run = { param($p) Send-Mka1SandboxFile -LiteralPath $p -Session sbs_1 }; Sample = 'sample.jsonl' }
@{ Name = 'Send-Mka1SandboxFile -Path'; Takes = 'Pattern'; Run = { param($p) Send-Mka1SandboxFile -Path $p -Session sbs_1 }; Sample = 'sample.jsonl' }
@{ Name = 'Set-Mka1ExtractionSchema -Schema'; Takes = 'File'; Run = { param($p) Set-Mka1ExtractionSchema schema_1 -Schema $p }; Sample = 'sample.json' }
@{ Name = 'Test-Mka1BatchInput -LiteralPath'; Takes = 'File'; Run = { param($p) Test-Mka1BatchInput -LiteralPath $p -Quiet }; Sample = 'sample.jsonl' }
@{ Name = 'Test-Mka1BatchInput -Path'; Takes = 'Pattern'; Run = { param($p) Test-Mka1BatchInput -Path $p -Quiet }; Sample = 'sample.jsonl' }
@{ Name = 'Set-Mka1Context -LogPath'; Takes = 'AppendedFile'; Run = { param($p) $made = Set-Mka1Context -LogPath $p -PassThru; $null = Set-Mka1Context -LogPath ''; Test-Path -LiteralPath $made.LogPath; Remove-Item -LiteralPath $made.LogPath }; Ends = $true }
