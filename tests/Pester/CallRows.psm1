# Calls every cmdlet as its row tells. Samples.ps1 in the folder of each resource is a table with up to three parts:
#   Calls     a row for each cmdlet that calls the server, see below
#   Answers   what a server has: a Path, the beginning of the Ids of its objects, and a Body with every member
#   Views     for each type that has a view, samples of its JSON or a script that makes objects
# A row of Calls has a Name, and where they apply:
#   Id            an id of what it is called on
#   With          makes its other parameters; gets a folder with a file in.jsonl, in which it may leave others
#   Values        for a change: values of options for which a text, number or hashtable is wrong
#   Shares        for a change: options that are parts of one member and exclude each other
#   Below         the noun of the parent, without which nothing is created
#   SendsId       the id is in the body of what it sends, not in its path
#   Finds         its id is found in a list, and not sent
#   Creates       what it sends must not be sent twice
#   CreatesMissing  what is not found is created, with a second request
#   Uploads       but for the file that it uploads first
#   TakesSilence  an empty answer tells it that all went well
#   Reads         it only reads, though its cmdlet asks before other calls
#   TakesAnything an answer need not be an object of some kind
#   TakesBytes    it saves any content, and goes on or says so where that ends early
#   TakesAnyJson  an answer need not have members, but be JSON
#   Tells         what fails is its result, not an error
#   Gathers       it gives what it gives at its end
#   Composes      its objects are put together by the client from several members of an answer, or of a request: the members whose
#                 names differ in the answer, each with the name there; empty for what the client adds
#   TakesPath     its id is a path of several segments
#   Numbered      is named by the number that its parent gave it, and one of them must stay
#   Stays         what is removed stays readable, with its last state, which may also change by itself
#   Kind          the type of the objects that it takes, where its name is not that of the id

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest

$pool = $null
$answers = $null

# A part of the samples of all resources, in the order of their names.
function Get-Sample {
    param([Parameter(Mandatory)] [ValidateSet('Calls', 'Answers', 'Views')] [string] $Part)

    Get-Item "$PSScriptRoot/*/Samples.ps1" | ForEach-Object { & $_.FullName } | Where-Object { $_.Contains($Part) } | ForEach-Object { $_[$Part] }
}

# Makes an object of a type of the client from its JSON. The constructors are its own.
function ConvertTo-Kind([string] $Type, [string] $Json) {
    $kind = [Mka1.Json.Mka1Object].Assembly.GetType($Type, $true)
    $element = [System.Text.Json.JsonDocument]::Parse($Json).RootElement
    if ($kind.IsAbstract) {
        $maker = $kind.GetMethod('From', [System.Reflection.BindingFlags] 'Static,NonPublic')
        return $maker.Invoke($null, @($element, '')[0..($maker.GetParameters().Count - 1)])
    }
    $kind.GetConstructors([System.Reflection.BindingFlags] 'Instance,NonPublic,Public').
    Where({ $_.GetParameters().Count -eq 1 -and $_.GetParameters()[0].ParameterType -eq [System.Text.Json.JsonElement] })[0].Invoke(@($element))
}

# While a resource is built, TEST_CMDLETS names those that are tried: '*Mka1Prompt*'.
function Test-IsTried([string] $Name) {
    -not $env:TEST_CMDLETS -or $Name -like $env:TEST_CMDLETS
}

function Get-CallRow {
    Get-Sample Calls | Where-Object { Test-IsTried $_.Name }
}

# Every cmdlet that calls the server, which is what takes an identity and is not about connections.
function Get-CallingCommand {
    Get-Command -Module Mka1 -CommandType Cmdlet |
        Where-Object { $_.Parameters.ContainsKey('OnBehalfOf') -and $_.Name -notin 'Connect-Mka1', 'Set-Mka1Context' -and (Test-IsTried $_.Name) }
}

# A server that has what all resources told.
function Start-SampleServer {
    param([hashtable] $Property = @{})

    if (-not $script:answers) {
        $script:answers = @(Get-Sample Answers)
    }
    $server = [Mka1.Testing.SampleServer]::new([string[]] $answers.Path, [string[]] $answers.Body, [string[]] ($answers | ForEach-Object { "$($_['Ids'])" }))
    foreach ($name in $Property.Keys) {
        $server.$name = $Property[$name]
    }
    $server
}

# A folder with what rows need, and nothing else.
function New-CallFolder {
    param([Parameter(Mandatory)] [string] $Parent)

    $folder = (New-Item -ItemType Directory (Join-Path $Parent ([guid]::NewGuid()))).FullName
    Write-Line "$folder/in.jsonl" '{"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{"model":"auto","messages":[{"role":"user","content":"Hi"}]}}'
    $folder
}

# The parameters that a row is called with, and those given. What the cmdlet has no parameter for is left out.
function Get-CallParameter {
    param([Parameter(Mandatory)] $Row, [Parameter(Mandatory)] [string] $Folder, [hashtable] $Parameter = @{})

    $own = if ($Row['With']) { & $Row.With $Folder } else { @{} }
    if ($Row['Id']) {
        $own.Id = $Row.Id
    }
    $known = (Get-Command $Row.Name).Parameters
    if ($known.ContainsKey('Confirm')) {
        $own.Confirm = $false
    }
    foreach ($name in @($Parameter.Keys | Where-Object { $known.ContainsKey($_) })) {
        $own[$name] = $Parameter[$name]
    }
    $own
}

# The parameters by which a row's cmdlet lists: with its id only where it lists what belongs to one.
function Get-ListParameter {
    param([Parameter(Mandatory)] $Row, [Parameter(Mandatory)] [string] $Folder, [hashtable] $Parameter = @{})

    $given = Get-CallParameter $Row $Folder $Parameter
    if ((Get-Command $Row.Name).DefaultParameterSet -eq 'List') {
        $given.Remove('Id')
    }
    $given
}

# Begins to call rows side by side, each in a runspace of its own and on behalf of its label, by which a server's requests
# are told apart. The script gets the cmdlet's name and parameters.
function Start-Call {
    param(
        [Parameter(Mandatory)] [object[]] $Row,
        [Parameter(Mandatory)] $Context,
        [Parameter(Mandatory)] [string] $Folder,
        [hashtable] $Parameter = @{},
        [switch] $List,
        [scriptblock] $Script = { param($Name, $Given) & $Name @Given }
    )

    if (-not $script:pool) {
        $state = [initialsessionstate]::CreateDefault2()
        $state.ImportPSModule("$((Get-Module Mka1).ModuleBase)/Mka1.psd1")
        $script:pool = [runspacefactory]::CreateRunspacePool($state)
        # A call that waits for ever must not keep another row from its start.
        $null = $script:pool.SetMaxRunspaces([Math]::Max(32, @(Get-CallRow).Count))
        $script:pool.Open()
    }
    $number = 0
    foreach ($one in $Row) {
        $number++
        $label = "$($one.Name)-$number"
        $all = @{ Context = $Context; OnBehalfOf = $label } + $Parameter
        $given = if ($List) { Get-ListParameter $one $Folder $all } else { Get-CallParameter $one $Folder $all }
        $shell = [powershell]::Create()
        $shell.RunspacePool = $script:pool
        $null = $shell.AddScript($Script).AddArgument($one.Name).AddArgument($given)
        $output = [System.Management.Automation.PSDataCollection[psobject]]::new()
        $nothing = [System.Management.Automation.PSDataCollection[psobject]]::new()
        $nothing.Complete()
        [pscustomobject]@{ Row = $one; Label = $label; Shell = $shell; Collection = $output; Handle = $shell.BeginInvoke($nothing, $output) }
    }
}

# What Ctrl+C does, to calls side by side.
function Stop-Call {
    param([Parameter(Mandatory)] [object[]] $Call)

    $stops = @($Call | ForEach-Object { $_.Shell.BeginStop($null, $null) })
    for ($index = 0; $index -lt $stops.Count; $index++) {
        if (-not $stops[$index].AsyncWaitHandle.WaitOne([timespan]::FromSeconds(30))) {
            throw "$($Call[$index].Label) does not stop."
        }
        $Call[$index].Shell.EndStop($stops[$index])
    }
}

# Waits for the end of calls, and gives what each gave and how it failed. The bound is for what hangs.
function Wait-Call {
    param([Parameter(Mandatory)] [object[]] $Call, [int] $Seconds = 60)

    $end = [datetime]::UtcNow.AddSeconds($Seconds)
    foreach ($one in $Call) {
        $left = [Math]::Max(0, ($end - [datetime]::UtcNow).TotalMilliseconds)
        $ended = $one.Handle.AsyncWaitHandle.WaitOne([timespan]::FromMilliseconds($left))
        $problems = [System.Collections.Generic.List[object]]::new()
        if ($ended) {
            try {
                $null = $one.Shell.EndInvoke($one.Handle)
            }
            catch [System.Management.Automation.PipelineStoppedException] {
                # Stopped, as it should be.
            }
            catch {
                $cause = $_.Exception
                while ($cause.InnerException -and $cause -isnot [System.Management.Automation.RuntimeException]) {
                    $cause = $cause.InnerException
                }
                $problems.Add($cause.ErrorRecord)
            }
        }
        # Who enumerates the collections of a call that hangs waits for its end.
        $problems.AddRange(@($one.Shell.Streams.Error.ReadAll()))
        [pscustomobject]@{
            Row = $one.Row; Name = $one.Row.Name; Label = $one.Label; Ended = $ended
            Output = @($one.Collection.ReadAll()); Problems = $problems.ToArray()
        }
        if ($ended) {
            $one.Shell.Dispose()
        }
        else {
            $null = $one.Shell.BeginStop($null, $null)
        }
    }
}

# The requests that came for a label, oldest first: method, target and head. Or those whose answers were written as far as
# they go, in the order in which that was done.
function Get-SentRequest {
    param([Parameter(Mandatory)] $Server, [string] $Label, [switch] $Answered)

    foreach ($head in $(if ($Answered) { $Server.Answered } else { $Server.Requests })) {
        # An exchange has no identity. Only one cmdlet sends it.
        $isExchange = $head -match '^POST \S+/exchange-token '
        if (-not $Label -or ($isExchange -and $Label -like 'New-Mka1AccessToken-*') -or $head -match "(?m)^X-On-Behalf-Of: $([regex]::Escape($Label))\r?$") {
            $method, $target, $null = $head -split ' ', 3
            [pscustomobject]@{ Method = $method; Target = $target; Head = $head }
        }
    }
}

# The errors that a call writes or ends with.
function Get-Problem {
    param([Parameter(Mandatory)] [scriptblock] $Run)

    $ErrorActionPreference = 'Continue'
    try {
        & $Run 2>&1 | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] }
    }
    catch {
        $_
    }
}

Export-ModuleMember -Function *-*
