using Mka1.Bench;

// serve          a server that answers at once; prints its address
// calls URI N    milliseconds a call of a bare HttpClient and JsonDocument loop
// stream URI N   events a second of a bare parser loop
// download URI N FILE  MB a second of a copy of N bytes
// upload URI FILE      MB a second of a form with that file
// requests FILE N  writes an input file of N lines of 250 bytes
// bytes FILE N   writes N random bytes
// tokens FILE    MB a second of a loop over the tokens of an input file
return args switch
{
    ["serve"] => await BareServer.RunAsync(),
    ["calls", var uri, var count] => await BareLoops.CallsAsync(new Uri(uri), int.Parse(count, null)),
    ["stream", var uri, var count] => await BareLoops.StreamAsync(new Uri(uri), int.Parse(count, null)),
    ["download", var uri, var bytes, var file] => await BareLoops.DownloadAsync(new Uri(uri), long.Parse(bytes, null), file),
    ["upload", var uri, var file] => await BareLoops.UploadAsync(new Uri(uri), file),
    ["requests", var file, var count] => await BatchFiles.WriteAsync(file, int.Parse(count, null)),
    ["bytes", var file, var count] => await RandomFile.WriteAsync(file, long.Parse(count, null)),
    ["tokens", var file] => BatchFiles.Read(file),
    _ => 2,
};
