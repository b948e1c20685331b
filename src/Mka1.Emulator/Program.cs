var app = WebApplication.CreateSlimBuilder(args).Build();
app.MapGet("/", () => "Mka1 emulator");
app.Run();
