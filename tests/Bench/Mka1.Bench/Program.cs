using Mka1.Bench;

// serve          a server that answers at once; prints its address
// calls URI N    milliseconds a call of a bare HttpClient and JsonDocument loop
// stream URI N   events a second of a bare parser loop
// requests FILE N  writes an input file of N lines of 250 bytes
// tokens FILE    MB a second of a loop over the tokens of an input file
return args switch
{
    ["serve"] => await BareServer.RunAsync(),
    ["calls", var uri, var count] => await BareLoops.CallsAsync(new Uri(uri), int.Parse(count, null)),
    ["stream", var uri, var count] => await BareLoops.StreamAsync(new Uri(uri), int.Parse(count, null)),
    ["requests", var file, var count] => await BatchFiles.WriteAsync(file, int.Parse(count, null)),
    ["tokens", var file] => BatchFiles.Read(file),
    _ => 2,
};
