using Microsoft.AspNetCore.Components.WebAssembly.Hosting;
using ScheduleFlow.Dashboard;
using ScheduleFlow.Dashboard.Api;
using ScheduleFlow.Dashboard.Calendar;
using ScheduleFlow.Dashboard.Calendar.Panel;
using ScheduleFlow.Dashboard.Editing;
using ScheduleFlow.Dashboard.Importing;
using ScheduleFlow.Dashboard.Language;
using ScheduleFlow.Dashboard.Parts;
using ScheduleFlow.Dashboard.Schedules;
using ScheduleFlow.Dashboard.Sessions;
using ScheduleFlow.Dashboard.Shell;
using ScheduleFlow.Dashboard.Station;
using ScheduleFlow.Dashboard.SystemState;

var builder = WebAssemblyHostBuilder.CreateDefault(args);
builder.RootComponents.Add<App>("#app");

// The dashboard is below /ui/, the API beside it. In a browser there is one scope: it lasts as long as the page.
builder.Services.AddScoped(_ => new HttpClient { BaseAddress = new Uri(new Uri(builder.HostEnvironment.BaseAddress), "../") });
builder.Services.AddScoped<ServerTime>();
builder.Services.AddScoped<TimeProvider>(services => services.GetRequiredService<ServerTime>());
builder.Services.AddScoped<Reachability>();
builder.Services.AddScoped<ApiClient>();
builder.Services.AddScoped<ServerEvents>();
builder.Services.AddScoped<SeenEvents>();
builder.Services.AddScoped<Texts>();
builder.Services.AddScoped<Me>();
builder.Services.AddScoped<StationClock>();
builder.Services.AddScoped<Wording>();
builder.Services.AddScoped<Browser>();
builder.Services.AddScoped<Toasts>();
builder.Services.AddScoped<PendingDeletions>();
builder.Services.AddScoped<Attention>();
builder.Services.AddScoped<ImportList>();
builder.Services.AddScoped<ScheduleEditor>();
builder.Services.AddScoped<CalendarWords>();
builder.Services.AddScoped<PanelSource>();
await builder.Build().RunAsync();
