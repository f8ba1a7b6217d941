var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/", () => "ScheduleFlow");
await app.RunAsync();
