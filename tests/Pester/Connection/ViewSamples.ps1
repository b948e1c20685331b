# A sample of each type that has a view, for Module/Views.Tests.ps1: JSON as the server sends it, or a script that gives objects.
@{
    'Mka1.Http.RequestLogEntry'                       = { $null = Get-Mka1File; $null = New-Mka1Response 'x' | Get-Mka1Response; Get-Mka1RequestLog -Last 3 }
    'Mka1.PowerShell.Connection.Mka1Context'          = { Get-Mka1Context }
    'Mka1.PowerShell.Connection.ConnectionTestResult' = {
        Test-Mka1Connection -Detailed
        Add-EmulatorFault @{ path = '/responses'; status = 401; body = '{"error":"There is no such key."}' }
        Test-Mka1Connection -Detailed
        Clear-EmulatorFault
        $dead = Connect-Mka1 -Token (ConvertTo-Token (New-TestKey)) -Uri http://127.0.0.1:1 -OnBehalfOf acme -MaximumRetryCount 0 -Name 'production in the north'
        Test-Mka1Connection -Context $dead -Detailed
    }
}
