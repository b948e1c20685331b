# How each cmdlet of conversations is called, for the tests that hold for all cmdlets; see CallRows.psm1.
@{ Name = 'Get-Mka1Conversation'; Id = 'conv_1' }
@{ Name = 'New-Mka1Conversation'; Creates = $true }
@{ Name = 'Remove-Mka1Conversation'; Id = 'conv_1'; With = { @{ PassThru = $true } }; TakesSilence = $true }
@{ Name = 'Set-Mka1ConversationMetadata'; Id = 'conv_1'; With = { @{ Metadata = @{ a = 1 } } } }
