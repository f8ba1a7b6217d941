using Microsoft.Playwright;
using ScheduleFlow.EndToEnd.Tests.Browser;

namespace ScheduleFlow.EndToEnd.Tests.Dashboard;

/// <summary>
/// A station as its people have it: a gateway in Production with three accounts, the zone Europe/Berlin, ten channels of the
/// demo data, the <see cref="DemoWeek"/> published on the first of them, a draft of the same week, and a library; and a
/// Chromium that opens its dashboard.
/// </summary>
/// <remarks>
/// It runs the published gateway whose folder is in <c>SCHEDULEFLOW_GATEWAY</c> (trimmed and compressed, as it is shipped; CI
/// sets it), else the one that was built with these tests.
/// </remarks>
public sealed class DashboardStation : IAsyncDisposable
{
    /// <summary>The channel that the demo week is published on.</summary>
    public const string Channel = "campus.lindenhof.example.edu";

    public const string AdminKey = "an-admin-key-that-is-long-enough-for-production";
    public const string Password = "three dry towels";

    private readonly TempFolder _folder;
    private readonly Chromium _chromium;
    private readonly List<Screen> _screens = [];

    private DashboardStation(TempFolder folder, RunningGateway gateway, Chromium chromium) =>
        (_folder, Gateway, _chromium) = (folder, gateway, chromium);

    /// <summary>A published gateway to test; null: the built one.</summary>
    public static string? Published { get; } = Environment.GetEnvironmentVariable("SCHEDULEFLOW_GATEWAY");

    public RunningGateway Gateway { get; private set; }

    /// <summary>The id of the schedule that is on air.</summary>
    public string Week { get; private set; } = "";

    /// <summary>The id of the draft.</summary>
    public string Draft { get; private set; } = "";

    /// <summary>When the week and its draft begin: yesterday, 00:00 UTC.</summary>
    public DateTimeOffset Start { get; private set; }

    /// <summary>The worker on the station's data, for what a test prepares or checks: <c>station.Worker.Run("list-audit")</c>.</summary>
    public Worker Worker => Gateway.Worker;

    public static async Task<DashboardStation> StartAsync(bool isEmpty = false)
    {
        var folder = new TempFolder();
        var worker = new Worker(folder["data"]);
        foreach (var account in new[] { Account.Viewer, Account.Editor, Account.Admin })
        {
            worker.RunWith(Password, "create-user", NameOf(account), "--role", RoleOf(account)).MustSucceed();
        }

        var gateway = StartGatewayAsync(folder);
        var station = new DashboardStation(folder, await gateway, await Chromium.StartAsync());
        if (!isEmpty)
        {
            station.Fill();
        }

        return station;
    }

    public static string NameOf(Account account) => account switch
    {
        Account.Viewer => "vera",
        Account.Editor => "emil",
        Account.Admin => "anna",
        _ => throw new ArgumentOutOfRangeException(nameof(account)),
    };

    /// <summary>Opens a screen in a browser of its own.</summary>
    /// <param name="path">Below <c>/ui/</c>, as in <c>calendar?channel=…</c>; beginning with a slash: of the whole server.</param>
    /// <param name="account">Who is signed in, through the API; the form has a test of its own.</param>
    /// <param name="theme">Light or dark.</param>
    /// <param name="device">The size of the screen.</param>
    /// <param name="language">en or de.</param>
    public async Task<Screen> OpenAsync(
        string path = "", Account account = Account.Editor, Theme theme = Theme.Light, Device device = Device.Desk, string language = "en")
    {
        var context = await _chromium.NewContextAsync(OptionsOf(theme, device, language));
        var screen = new Screen(context, await context.NewPageAsync(), Gateway.Client.BaseAddress!);
        _screens.Add(screen);
        if (account != Account.Nobody)
        {
            await screen.SignInAsync(NameOf(account), Password);
        }

        await screen.GoAsync(path);
        return screen;
    }

    /// <summary>Asks the API as an admin, for what a test prepares or checks.</summary>
    public Task<Reply> GetAsync(string path) => Gateway.SendAsync(HttpMethod.Get, path, key: AdminKey);

    /// <summary>Starts the gateway again on the same data and at the same address.</summary>
    public async Task RestartAsync()
    {
        var address = Gateway.Client.BaseAddress!;
        await Gateway.DisposeAsync();
        Gateway = await StartGatewayAsync(_folder, address);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var screen in _screens)
        {
            await screen.DisposeAsync();
        }

        await _chromium.DisposeAsync();
        await Gateway.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>Fails where any screen has said something to the console that no test expected.</summary>
    public void MustBeQuiet()
    {
        foreach (var screen in _screens)
        {
            screen.MustBeQuiet();
        }
    }

    private static Task<RunningGateway> StartGatewayAsync(TempFolder folder, Uri? address = null)
    {
        var settings = new Dictionary<string, string> { ["environment"] = "Production" };
        if (address is not null)
        {
            settings["urls"] = address.AbsoluteUri;
        }

        return RunningGateway.StartAsync(
            folder, settings, new Dictionary<string, string> { ["ADMIN_API_KEY"] = AdminKey }, published: Published);
    }

    private static BrowserNewContextOptions OptionsOf(Theme theme, Device device, string language) => new()
    {
        ColorScheme = theme == Theme.Dark ? ColorScheme.Dark : ColorScheme.Light,
        Locale = language == "de" ? "de-DE" : "en-GB",
        TimezoneId = "America/St_Johns", // not the station's: whoever shows the browser's time is found out
        ReducedMotion = ReducedMotion.Reduce,
        HasTouch = device is Device.Phone or Device.Narrow,
        ViewportSize = device switch
        {
            Device.Phone => new ViewportSize { Width = 360, Height = 740 },
            Device.Narrow => new ViewportSize { Width = 320, Height = 640 },
            Device.Wall => new ViewportSize { Width = 3840, Height = 2160 },
            _ => new ViewportSize { Width = 1440, Height = 900 },
        },
    };

    private static string RoleOf(Account account) => account switch
    {
        Account.Viewer => "viewer",
        Account.Editor => "editor",
        _ => "admin",
    };

    private void Fill()
    {
        var week = DemoWeek.Around(DateTimeOffset.UtcNow);
        Start = week.Start;
        Worker.Run("set-config", """{"station":{"zone":"Europe/Berlin"}}""").MustSucceed();
        Worker.Run("import-channels", Repository.PathTo("demo_data", "campus_channels.m3u")).MustSucceed();
        Worker.Run("import-playlist", Repository.PathTo("demo_data", "campus_library.m3u")).MustSucceed();
        Week = Worker.RunWith(week.Document, "import-schedule", "-", "--format", "json").MustSucceed().Text("schedule_id");
        Draft = Worker.RunWith(week.Document, "import-schedule", "-", "--format", "json", "--name", "Draft").MustSucceed().Text("schedule_id");
        Worker.Run("publish-schedule", Week, "--channel", Channel).MustSucceed();
    }
}
