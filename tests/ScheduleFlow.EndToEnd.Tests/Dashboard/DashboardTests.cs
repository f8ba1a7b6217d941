namespace ScheduleFlow.EndToEnd.Tests.Dashboard;

/// <summary>
/// Workflows in the dashboard, each as a person does it, at a <see cref="DashboardStation"/> of its own.
/// </summary>
/// <remarks>
/// A class of tests derives from this one and opens as many screens as it has people:
/// <code>
/// public sealed class PublishingTests : DashboardTests
/// {
///     [Fact(Timeout = Deadline)]
///     public async Task An_editor_publishes_a_draft()
///     {
///         var screen = await Station.OpenAsync($"drafts/{Station.Draft}", Account.Editor);
///         await screen.Page.GetByRole(AriaRole.Button, new() { Name = "Publish" }).ClickAsync();
///         …
///         (await Station.GetAsync($"/api/schedules/{Station.Draft}")).MustSucceed();   // what the store says
///         await screen.MustBeAccessibleAsync();                                       // axe
///     }
/// }
/// </code>
/// <para>Find things as a person does, by role and name (<c>GetByRole</c>, <c>GetByLabel</c>), not by class; wait with
/// <c>Assertions.Expect(…)</c>, never by sleeping. Keys: <c>Page.Keyboard.PressAsync</c>; drags: <c>Page.Mouse</c>.</para>
/// <para>At the end of a test nothing may have been said on any screen's console: no error, no warning, nothing about the
/// content policy. What a test provokes it names: <c>screen.Expect("status of 409")</c>.</para>
/// <para><c>Account.Nobody</c> opens the form to sign in, <c>Theme.Dark</c> and <c>Device.Phone</c> the other looks; a second
/// <c>OpenAsync</c> is a second browser. An empty station: override <see cref="IsEmpty"/>.</para>
/// </remarks>
[Collection("Gateways")]
public abstract class DashboardTests : IAsyncLifetime
{
    /// <summary>For a test with a few screens, in milliseconds.</summary>
    protected const int Deadline = 300_000;

    protected DashboardStation Station { get; private set; } = null!;

    /// <summary>Whether the station has its accounts and nothing else.</summary>
    protected virtual bool IsEmpty => false;

    public async ValueTask InitializeAsync() => Station = await DashboardStation.StartAsync(IsEmpty);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        try
        {
            if (TestContext.Current.TestState?.Result != TestResult.Failed)
            {
                Station.MustBeQuiet();
            }
        }
        finally
        {
            await Station.DisposeAsync();
        }
    }
}
