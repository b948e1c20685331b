# Scripts in a host that keeps what a person would see, and answers what a person would be asked.

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest

if (-not ('Mka1.Testing.RecordingHost' -as [type])) {
    Add-Type -Path "$PSScriptRoot/RecordingHost.cs"
}

# As Start-Script, with a host; the result has Host, Shell, Output and Handle and goes to Stop-Script and Wait-Script.
function Start-HostedScript {
    param([Parameter(Mandatory)] [scriptblock] $Script, [object[]] $Argument = @(), [string[]] $Answer = @(), [cultureinfo] $UICulture = '')

    $recording = [Mka1.Testing.RecordingHost]::new()
    $recording.Language = $UICulture
    $Answer | ForEach-Object { $recording.Answers.Enqueue($_) }
    $state = [initialsessionstate]::CreateDefault2()
    $state.ImportPSModule("$((Get-Module Mka1).ModuleBase)/Mka1.psd1")
    $shell = [powershell]::Create()
    $shell.Runspace = [runspacefactory]::CreateRunspace($recording, $state)
    $shell.Runspace.Open()
    $null = $shell.AddScript($Script.ToString())
    foreach ($value in $Argument) {
        $null = $shell.AddArgument($value)
    }
    $output = [System.Management.Automation.PSDataCollection[psobject]]::new()
    $nothing = [System.Management.Automation.PSDataCollection[psobject]]::new()
    $nothing.Complete()
    # The thread of the pipeline takes the UI culture of the host in Windows PowerShell, and that of this thread in PowerShell 7.
    $own = [cultureinfo]::CurrentUICulture
    try {
        [cultureinfo]::CurrentUICulture = $UICulture
        $handle = $shell.BeginInvoke($nothing, $output)
    }
    finally {
        [cultureinfo]::CurrentUICulture = $own
    }
    [pscustomobject]@{ Host = $recording; Shell = $shell; Collection = $output; Handle = $handle } |
        Add-Member -MemberType ScriptProperty -Name Output -PassThru -Value {
            $copy = [object[]]::new($this.Collection.Count)
            for ($index = 0; $index -lt $copy.Length; $index++) {
                $copy[$index] = $this.Collection[$index]
            }
            , $copy
        }
}

Export-ModuleMember -Function *-*
