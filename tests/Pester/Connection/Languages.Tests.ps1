# Sessions in other languages: what a person reads follows the UI culture of the session, and what a script reads does not.

BeforeDiscovery {
    $sessions = @(
        @{ Culture = 'es-ES'; IsSpanish = $true }
        @{ Culture = 'es-MX'; IsSpanish = $true }
        @{ Culture = 'fr-FR'; IsSpanish = $false }
    )
    $failures = @(
        @{
            What = 'a session without a connection'; Id = 'Mka1.NotConnected'; Category = 'AuthenticationError'
            Prepare = { Disconnect-All }
            Script = { Get-Mka1Response resp_1 }
            English = 'There is no connection to MKA1. Run Connect-Mka1 first*'; Spanish = 'No hay conexión con MKA1. Ejecute primero Connect-Mka1*'
            EnglishAction = 'Run Connect-Mka1 -Token*'; SpanishAction = 'Ejecute Connect-Mka1 -Token*'
        }
        @{
            What = 'a key that the server refuses'; Id = 'Mka1.Unauthorized'; Category = 'AuthenticationError'
            Prepare = { Add-EmulatorFault @{ path = '/responses/'; status = 401; body = '{"error":"There is no such key."}' } }
            Script = { Get-Mka1Response resp_1 }
            English = 'The server answered 401 *: There is no such key. (request id *)'; Spanish = 'El servidor respondió 401 *: There is no such key. (identificador de solicitud *)'
            EnglishAction = 'Connect again with a valid key: Connect-Mka1*'; SpanishAction = 'Conéctese de nuevo con una clave válida: Connect-Mka1*'
        }
        @{
            What = 'a host that does not exist'; Id = 'Mka1.ConnectionFailed'; Category = 'ConnectionError'
            Prepare = { $null = Connect-Mka1 -Token (ConvertTo-Token (New-TestKey)) -Uri https://mka1.invalid -NoProxy -MaximumRetryCount 0 }
            Script = { Get-Mka1Response resp_1 }
            English = 'No connection to mka1.invalid: *'; Spanish = 'No hay conexión con mka1.invalid: *'
            EnglishAction = 'Check the address (Get-Mka1Context)*'; SpanishAction = 'Compruebe la dirección (Get-Mka1Context)*'
        }
        @{
            What = 'a server that does not answer'; Id = 'Mka1.Timeout'; Category = 'OperationTimeout'
            Prepare = { Add-EmulatorFault @{ path = '/responses/'; delayMs = 60000 }; Set-Mka1Context -OperationTimeoutSeconds 1 }
            Script = { Get-Mka1Response resp_1 }
            English = '127.0.0.1:* did not answer within 1 s. A longer limit *'; Spanish = '127.0.0.1:* no respondió en 1 s. Se puede establecer un límite mayor *'
            EnglishAction = 'Try again, and allow more time*'; SpanishAction = 'Inténtelo de nuevo y aumente el límite de tiempo*'
        }
        @{
            What = 'a rate limit'; Id = 'Mka1.RateLimited'; Category = 'LimitsExceeded'
            Prepare = { Add-EmulatorFault @{ path = '/responses/'; status = 429; times = 9 }; Set-Mka1Context -MaximumRetryCount 0 }
            Script = { Get-Mka1Response resp_1 }
            English = 'The server answered 429 *'; Spanish = 'El servidor respondió 429 *'
            EnglishAction = 'Try again later, or with fewer requests at a time*'; SpanishAction = 'Inténtelo más tarde, o con menos solicitudes a la vez*'
        }
        @{
            What = 'an identity that is not allowed'; Id = 'Mka1.InvalidInput'; Category = 'InvalidArgument'
            Prepare = { }
            Script = { Get-Mka1Response resp_1 -OnBehalfOf * }
            English = "The on-behalf-of identity '``*' is not allowed*"; Spanish = "La identidad '``*', en nombre de la que se llama, no está permitida*"
            EnglishAction = 'Correct the input*'; SpanishAction = 'Corrija la entrada*'
        }
        @{
            What = 'a key that was copied with more'; Id = 'Mka1.InvalidInput'; Category = 'InvalidArgument'
            Prepare = { }
            Script = { Connect-Mka1 -Token ([System.Net.NetworkCredential]::new('', 'a key').SecurePassword) }
            English = 'The MKA1 key contains a space*'; Spanish = 'La clave de MKA1 contiene un espacio*'
            EnglishAction = 'Correct the input*'; SpanishAction = 'Corrija la entrada*'
        }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/../RecordingHost.psm1" -DisableNameChecking

    # Runs a script in a session in a language. Errors that end it are also in Errors.
    function Get-Run([string] $Culture, [scriptblock] $Script, [string[]] $Answer = @(), [object[]] $Argument = @()) {
        $run = Start-HostedScript $Script $Argument $Answer -UICulture $Culture
        try {
            Wait-Script $run
        }
        catch [System.Management.Automation.RuntimeException] {
            $end = $_.Exception.GetBaseException()
        }
        $ended = if ($end -and $end.ErrorRecord) { $end.ErrorRecord }
        [pscustomobject]@{ Host = $run.Host; Output = @($run.Output); Errors = @(@($run.Shell.Streams.Error) + @($ended) | Where-Object { $_ }); Warnings = @($run.Shell.Streams.Warning) }
    }

    # IsSpanish is of the block that calls.
    function Select-Text([string] $English, [string] $Spanish) {
        if ($IsSpanish) { $Spanish } else { $English }
    }
}

AfterAll {
    Disconnect-All
    Clear-EmulatorFault
}

Describe 'A session with the UI culture <Culture>' -ForEach $sessions {
    BeforeEach {
        $null = Connect-TestEmulator
    }

    It 'explains <What>' -ForEach $failures {
        & $Prepare
        # Its exception has the message of whoever reads it. A session that the error ends reads nothing.
        $run = Get-Run $Culture ([scriptblock]::Create("$Script; `$Error[0].Exception.Message"))
        $run.Errors | Should -HaveCount 1
        $problem = $run.Errors[0]
        $problem.FullyQualifiedErrorId | Should -BeLike "$Id,Mka1.PowerShell.*"
        $problem.CategoryInfo.Category | Should -Be $Category
        "$problem" | Should -BeLike (Select-Text $English $Spanish)
        foreach ($message in $run.Output) {
            $message | Should -BeLike (Select-Text $English $Spanish)
        }
        $problem.ErrorDetails.RecommendedAction | Should -BeLike (Select-Text $EnglishAction $SpanishAction)
    }

    It 'asks in its language, and takes the answer' {
        $made = New-Mka1Response 'Hi'
        $null = Set-Mka1Context -ConfirmChanges
        $run = Get-Run $Culture { param($Id) Remove-Mka1Response $Id; New-Mka1Response 'Hi' } 'No', 'No' $made.Id
        $run.Errors | Should -BeNullOrEmpty
        $run.Output | Should -BeNullOrEmpty
        @($run.Host.Titles) | Should -Be @(, (Select-Text Confirm Confirmar) * 2)
        $questions = @($run.Host.Questions)
        $questions | Should -HaveCount 2
        $questions[0] | Should -BeLike (Select-Text "Performing the operation ""Delete response for good"" on target ""$($made.Id) (*" "Se realiza la operación ""Eliminar respuesta de forma definitiva"" en el destino ""$($made.Id) (*")
        $questions[1] | Should -BeLike (Select-Text '*"Create response: Hi"*' '*"Crear respuesta: Hi"*')
        (Get-Mka1Response $made.Id).Id | Should -Be $made.Id
    }

    It 'asks as the engine does for a cmdlet that always asks' {
        $made = New-Mka1Response 'Hi'
        $run = Get-Run $Culture { param($Id) Remove-Mka1Response $Id } 'No' $made.Id
        @($run.Host.Titles) | Should -Be (Select-Text Confirm Confirmar)
        @($run.Host.Questions) | Should -BeLike (Select-Text 'Are you sure you want to perform this action?*Performing the operation "Delete *' '¿Está seguro de que desea realizar esta acción?*Se realiza la operación "Eliminar *')
    }

    It 'refuses a change that nobody can confirm' {
        $null = Set-Mka1Context -ConfirmChanges
        $before = [cultureinfo]::CurrentUICulture
        try {
            [cultureinfo]::CurrentUICulture = $Culture
            $run = Start-Script { New-Mka1Response 'Hi' }
        }
        finally {
            [cultureinfo]::CurrentUICulture = $before
        }
        Wait-Script $run
        $problem = $run.Shell.InvocationStateInfo.Reason.ErrorRecord ?? $run.Shell.Streams.Error[0]
        $problem.FullyQualifiedErrorId | Should -BeLike 'Mka1.ConfirmationRequired*'
        "$problem" | Should -BeLike (Select-Text "Changes with the context 'default' must be confirmed*" "Los cambios con el contexto 'default' requieren confirmación*")
        $problem.ErrorDetails.RecommendedAction | Should -BeLike (Select-Text 'To confirm in a script*-Confirm:$false*' 'Para confirmar en un script*-Confirm:$false*')
    }

    It 'warns of a retry, which another thread reports' {
        Add-EmulatorFault @{ path = '/responses/'; status = 429; times = 1; headers = @{ 'Retry-After' = '0' } }
        $run = Get-Run $Culture { Get-Mka1Response resp_none }
        $run.Warnings | Should -HaveCount 1
        "$($run.Warnings)" | Should -BeLike (Select-Text 'GET *: attempt 1 failed, retrying in *. The server answered 429 *' 'GET *: el intento 1 produjo un error; se reintenta en *. El servidor respondió 429 *')
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'Mka1.NotFound,*'
    }

    It 'logs in English' {
        $log = Join-Path $TestDrive "$Culture.jsonl"
        $null = Set-Mka1Context -LogPath $log
        Add-EmulatorFault @{ path = '/responses/'; status = 401; body = '{"error":"no"}' }
        $run = Get-Run $Culture { Get-Mka1Response resp_1; Get-Mka1RequestLog -Last 1 }
        (Get-Content $log | ConvertFrom-Json).error | Should -BeLike 'The server answered 401 *'
        $run.Output.Error | Should -BeLike 'The server answered 401 *'
    }

    It 'gives its language to <What>' -ForEach @(
        @{ What = 'ForEach-Object -Parallel'; Script = { param($Module) 1..2 | ForEach-Object -Parallel { Import-Module $using:Module; Get-Mka1Response resp_1 } } }
        @{ What = 'a thread job'; Script = { param($Module) Start-ThreadJob { Import-Module $using:Module; Get-Mka1Response resp_1 } | Receive-Job -Wait -AutoRemoveJob } }
    ) {
        Add-EmulatorFault @{ path = '/responses/'; status = 403; times = 2; body = '{"error":"no"}' }
        $run = Get-Run $Culture $Script @() "$((Get-Module Mka1).ModuleBase)/Mka1.psd1"
        $run.Errors.Count | Should -BeGreaterThan 0
        foreach ($problem in $run.Errors) {
            $problem.FullyQualifiedErrorId | Should -BeLike 'Mka1.Forbidden,*'
            "$problem" | Should -BeLike (Select-Text 'The server answered 403 *' 'El servidor respondió 403 *')
        }
    }
}
