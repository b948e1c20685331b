using Mka1.Bench;

// serve          a server that answers at once; prints its address
// calls URI N    milliseconds a call of a bare HttpClient and JsonDocument loop
// stream URI N   events a second of a bare parser loop
return args switch
{
    ["serve"] => await BareServer.RunAsync(),
    ["calls", var uri, var count] => await BareLoops.CallsAsync(new Uri(uri), int.Parse(count, null)),
    ["stream", var uri, var count] => await BareLoops.StreamAsync(new Uri(uri), int.Parse(count, null)),
    _ => 2,
};
