namespace Mka1.Emulator;

/// <summary>The text of <c>--help</c>.</summary>
internal static class CommandLineHelp
{
    public const string Text = """
        mka1-emulator: a local server that behaves like the MKA1 API, for demos, tests and trial runs.
        It needs no network, accepts connections from this machine only, and keeps everything in memory.

        Usage:
          mka1-emulator [options]
          dotnet tool exec -y Mka1.Emulator -- [options]

        Example:
          mka1-emulator --urls http://127.0.0.1:5141

        Once it is ready it prints its address. Open that in a browser to see what is stored. Ctrl+C stops it.
        To use it from PowerShell:
          $env:MKA1_SERVER_URL = 'http://127.0.0.1:5141'
          $env:MKA1_API_KEY = 'mk-any-key-will-do'

        Server:
          --urls URL                    address to listen on: http, and this machine only; port 0 selects a free port
                                        (default http://127.0.0.1:0)
          --key KEY                     an API key to accept; repeat the option for several (default: any key)
          --files DIR                   folder for uploaded files and results, which are kept
                                        (default: a temporary folder, removed at the end)
          --speed N                     simulated seconds per real second (default 1)
          --rate-limit LIMITS           calls allowed for each key, such as 10/s or 10/s,5000/h; units s, m, h, d;
                                        more get status 429 (default: no limit)
          --parent-pid PID              stop when the process with this id ends
          --verbose                     log each request to standard error

        Lists and streams:
          --strict-cursors              the cursor of a list must be the id of an existing object
          --strict-streams              a running response can be streamed again only if it was created with stream: true

        Batches (times are simulated, see --speed):
          --batch-lines-per-second N    lines processed a second; 0 is as fast as possible (default 20)
          --batch-expires-after SECONDS time until a batch expires (default: a day of real time)
          --max-batch-lines N           lines allowed in an input file; 0 is no limit (default 50000)
          --max-batch-bytes N           bytes allowed in an input file; 0 is no limit (default 209715200)
          --mixed-models                the lines of a file can have different models
          --failed-lines FORM           how failed lines are written: mka1, openai or both-files (default mka1)
          --expired-lines FORM          lines that an expired batch did not process: error-file or missing
                                        (default error-file)
          --shuffle-output              write results in another order than the requests

        Help:
          --help, -h                    show this text

        Exit codes: 0 stopped, 1 could not start (for example, the port is in use), 2 an option is not valid.
        """;
}
