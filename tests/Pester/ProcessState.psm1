# What a process has in use that a cmdlet may leave behind, and what has reached it. What an engine or a system cannot tell
# is left out: Windows PowerShell counts no timers, and only Linux lists threads, open files and the queues of sockets.

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest

# The engine sends telemetry now and then, with timers of its own.
$ownTimers = 3

# Counts by name, at one moment.
function Get-Count {
    # Threads of the pool that run something, such as one that waits for what never comes.
    $most = $free = $other = 0
    [System.Threading.ThreadPool]::GetMaxThreads([ref] $most, [ref] $other)
    [System.Threading.ThreadPool]::GetAvailableThreads([ref] $free, [ref] $other)
    $counts = @{ 'busy threads of the pool' = $most - $free }
    # Time limits and waits.
    if ([System.Threading.Timer].GetProperty('ActiveCount')) {
        $counts['timers'] = [System.Threading.Timer]::ActiveCount
    }
    if (Test-Path "/proc/$PID/task") {
        # A thread that ends meanwhile has no name any more.
        $names = @(Get-Content "/proc/$PID/task/*/comm" -ErrorAction Ignore)
        # The runtime has threads that come when they are needed, and those of the pool are counted by what they do.
        $counts['threads of their own'] = @($names | Where-Object { $_ -notlike '.NET *' -or $_ -eq '.NET TP Worker' }).Count - [System.Threading.ThreadPool]::ThreadCount
    }
    $counts
}

# Counts by name. Each is the median of several, because threads come and go, and the runtime counts one before it is there.
function Get-ProcessState {
    $looks = foreach ($number in 1..5) {
        Get-Count
        Start-Sleep -Milliseconds 10
    }
    $median = @{}
    foreach ($name in $looks[0].Keys) {
        $median[$name] = @($looks | ForEach-Object { $_[$name] } | Sort-Object)[2]
    }
    $median
}

# The files below a folder that this process has open, also those that are deleted.
function Get-OpenFile {
    param([Parameter(Mandatory)] [string] $Folder)

    if (Test-Path "/proc/$PID/fd") {
        [System.IO.Directory]::GetFiles("/proc/$PID/fd") | ForEach-Object { [System.IO.FileInfo]::new($_).LinkTarget } | Where-Object { $_ -like "$Folder/*" }
    }
}

# Waits until the process has in use no more than it had. The bound is for what stays.
function Wait-ProcessState {
    param([Parameter(Mandatory)] [hashtable] $Before, [int] $Seconds = 30)

    $end = [datetime]::UtcNow.AddSeconds($Seconds)
    while ($true) {
        $now = Get-ProcessState
        $more = @(foreach ($name in $Before.Keys) {
                if ($now[$name] -gt $Before[$name] + $(if ($name -eq 'timers') { $ownTimers } else { 0 })) {
                    "$($now[$name]) $name instead of $($Before[$name])"
                }
            })
        if (-not $more) {
            return
        }
        if ([datetime]::UtcNow -gt $end) {
            throw "After $Seconds s there are still $($more -join ' and ')."
        }
    }
}

# Whether clients have read all that a server on loopback wrote to them. Where the system does not tell, what was written
# counts as read.
function Test-Received {
    param([Parameter(Mandatory)] [uri] $Uri)

    if (-not (Test-Path /proc/net/tcp)) {
        return $true
    }
    $port = ':{0:X4}' -f $Uri.Port
    # What has left the server's queue is in the client's, so that the server's is looked at first.
    foreach ($queue in @{ Column = 1; Place = 0 }, @{ Column = 2; Place = 1 }) {
        foreach ($line in [System.IO.File]::ReadAllLines('/proc/net/tcp')) {
            $columns = $line.Trim() -split ' +'
            # Where a server listens the queue is of connections.
            if ($columns[$queue.Column].EndsWith($port) -and $columns[3] -ne '0A' -and $columns[4].Split(':')[$queue.Place] -ne '00000000') {
                return $false
            }
        }
    }
    $true
}

Export-ModuleMember -Function Get-ProcessState, Wait-ProcessState, Get-OpenFile, Test-Received
