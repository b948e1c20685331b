# Samples of connections for the tests that hold for all cmdlets and views; CallRows.psm1 describes their form.
@{
    Calls   = @(
        @{ Name = 'Test-Mka1Connection'; With = { @{ Detailed = $true } }; Tells = $true }
    )
    Views   = @{
        'Mka1.Http.RequestLogEntry'                       = { $null = Get-Mka1File; $null = New-Mka1Response 'x' | Get-Mka1Response; Get-Mka1RequestLog -Last 3 }
        'Mka1.PowerShell.Connection.Mka1Context'          = { Connect-Mka1 -Name prod -Token (ConvertTo-Token (New-TestKey)) -OnBehalfOf '6d9f0c1e-7a4b-4f0e-9d55-1b2c3d4e5f60' -ConfirmChanges; Connect-Mka1 -Name alice -Token (ConvertTo-Token (New-TestKey)) -ExternalUserId customer-4711 }
        'Mka1.PowerShell.Connection.SavedContext'         = {
            function global:Get-Secret { ConvertTo-Token (New-TestKey) }
            try {
                $null = Connect-Mka1 -Name 'production in the north' -SecretName mka1 -Vault ops -OnBehalfOf acme -ConfirmChanges -Save
                Get-Mka1Context -Saved
            }
            finally {
                Remove-Item Function:Get-Secret
            }
        }
        'Mka1.PowerShell.Connection.ConnectionTestResult' = {
            Test-Mka1Connection -Detailed
            Add-EmulatorFault @{ path = '/responses'; status = 401; body = '{"error":"There is no such key."}' }
            Test-Mka1Connection -Detailed
            Clear-EmulatorFault
            $dead = Connect-Mka1 -Token (ConvertTo-Token (New-TestKey)) -Uri http://127.0.0.1:1 -OnBehalfOf acme -MaximumRetryCount 0 -Name 'production in the north'
            Test-Mka1Connection -Context $dead -Detailed
        }
    }
}
