// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/camera.h"
#include "support/testprogram.h"

#include <QTest>

using meshscope::app::Camera;

namespace {

Camera cameraOf(QSizeF view)
{
    Camera camera;
    camera.setView(view);
    return camera;
}

} // namespace

class TestCamera : public QObject
{
    Q_OBJECT

private slots:
    void aPointGoesToTheViewAndBack()
    {
        Camera camera = cameraOf({800, 600});
        camera.setCentre({100, 50});
        camera.setScale(0.5);
        QCOMPARE(camera.toView(QPointF(100, 50)), QPointF(400, 300));
        QCOMPARE(camera.toScene(camera.toView(QPointF(-40, 700))), QPointF(-40, 700));
        QCOMPARE(camera.visible(), QRectF(-700, -550, 1600, 1200));
    }

    void zoomingKeepsThePointUnderThePointer()
    {
        Camera camera = cameraOf({800, 600});
        const QPointF pointer(650, 120);
        const QPointF before = camera.toScene(pointer);
        camera.zoomAt(pointer, 1.7);
        QCOMPARE(camera.scale(), 1.7);
        QCOMPARE(camera.toScene(pointer), before);
    }

    void theScaleStaysWithinItsBounds()
    {
        Camera camera = cameraOf({800, 600});
        camera.zoomAt({0, 0}, 1e9);
        QCOMPARE(camera.scale(), Camera::largestScale);
        camera.zoomAt({0, 0}, 1e-9);
        QCOMPARE(camera.scale(), Camera::smallestScale);
    }

    void fittingShowsEverythingInsideTheMargin()
    {
        Camera camera = cameraOf({800, 600});
        const QRectF content(-1000, 20, 4000, 700);
        camera.fit(content, 24);
        const QRectF shown = camera.toView(content);
        QVERIFY(QRectF(23.9, 23.9, 752.2, 552.2).contains(shown));
        QCOMPARE(shown.center(), QPointF(400, 300));
    }

    void fittingSomethingSmallDoesNotEnlargeIt()
    {
        Camera camera = cameraOf({800, 600});
        camera.fit(QRectF(0, 0, 10, 10), 24);
        QCOMPARE(camera.scale(), 1.0);
    }

    void revealingMovesOnlyAsFarAsNeeded()
    {
        Camera camera = cameraOf({800, 600});
        camera.setCentre({0, 0});
        camera.reveal(QRectF(-10, -10, 20, 20), 32);
        QCOMPARE(camera.centre(), QPointF(0, 0));
        camera.reveal(QRectF(500, 0, 100, 50), 32);
        QCOMPARE(camera.toView(QRectF(500, 0, 100, 50)).right(), 800.0 - 32);
        QCOMPARE(camera.centre().y(), 0.0);
    }

    void nobodyGetsLostFarFromTheDrawing()
    {
        Camera camera = cameraOf({800, 600});
        camera.setCentre({1e6, -1e6});
        camera.keepNear(QRectF(0, 0, 100, 100));
        QCOMPARE(camera.centre(), QPointF(100, 0));
    }
};

MESHSCOPE_TEST(TestCamera, QCoreApplication)
#include "tst_camera.moc"
