# Samples of requests for the tests that hold for all cmdlets and views; CallRows.psm1 describes their form.
@{
    Calls = @(
        @{ Name = 'Invoke-Mka1Request'; With = { @{ Path = '/api/v1/llm/responses/resp_1'; Method = 'POST'; Body = @{ metadata = @{ a = 'b' } } } }; Creates = $true; TakesSilence = $true; TakesAnything = $true }
        @{ Name = 'Invoke-Mka1Request'; With = { @{ Path = '/api/v1/llm/responses/resp_1'; PassThru = $true } }; Reads = $true; TakesSilence = $true; TakesAnything = $true }
    )
    Views = @{
        'Mka1.PowerShell.Requests.Operation'     = { Get-Mka1Operation llm.responses.listInputItems, llm.vectorStores.cancelFileBatch }
        'Mka1.PowerShell.Requests.RequestResult' = { Invoke-Mka1Request /api/v1/llm/models -PassThru }
        'Mka1.Requests.ServerEvent'              = { Invoke-Mka1Request /api/v1/llm/responses -Body @{ model = 'auto'; input = 'Hello'; stream = $true } -Stream | Select-Object -First 3 }
    }
}
