# Samples of connections for the tests that hold for all cmdlets and views; CallRows.psm1 describes their form.
@{
    Calls   = @(
        @{ Name = 'Test-Mka1Connection'; With = { @{ Detailed = $true } }; Tells = $true }
    )
    Views   = @{
        'Mka1.Http.RequestLogEntry'                       = { $null = Get-Mka1File; $null = New-Mka1Response 'x' | Get-Mka1Response; Get-Mka1RequestLog -Last 3 }
        'Mka1.PowerShell.Connection.Mka1Context'          = { Get-Mka1Context }
        'Mka1.PowerShell.Connection.SavedContext'         = {
            $null = Connect-Mka1 -Name 'production in the north' -Token (ConvertTo-Token (New-TestKey)) -OnBehalfOf acme -ConfirmChanges -LogPath "$TestDrive/audit.jsonl" -Save
            Get-Mka1Context -Saved
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
